import type { StoredFile } from '../../../shared/api/files.ts';
import { t } from '../../i18n/text.ts';
import { formatLinks } from '../../links/format-links.ts';
import { linkFormatKindSchema } from '../../../shared/messages/link-format.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { FileName } from '../components/FileName.tsx';
import { displayLink } from '../format/display-link.ts';
import { useCopy } from '../hooks/use-copy.ts';
import { useSite } from '../hooks/use-site.ts';
import { FORMAT_KEYS } from '../preferences/format-keys.ts';
import { usePreferences } from '../preferences/preferences-context.ts';
import { SiteFormatField } from '../preferences/SiteFormatField.tsx';
import { BatchLinks } from './BatchLinks.tsx';
import { LimitedLinks } from './LimitedLinks.tsx';
import { QrCode } from './QrCode.tsx';
import styles from './ShareDialog.module.css';

interface ShareDialogProps {
  /** The connection that the file is reached over. */
  connectionId: string;
  file: StoredFile;
  /** Whether the server lets the person make other links than the file's own. */
  mayShare: boolean;
  onClose: () => void;
}

/** All that can be done with the link of a file, in one place. */
export function ShareDialog({ connectionId, file, mayShare, onClose }: ShareDialogProps) {
  const { linkFormat } = usePreferences();
  const { copied, copy } = useCopy();
  const site = useSite();
  const { name, link } = file;

  return (
    <Dialog title={t('share_title')} onClose={onClose}>
      <div className={styles.file}>
        <QrCode text={link} label={t('share_qr', name)} />
        <div className={styles.words}>
          <FileName name={name} />
          <a className={styles.link} href={link} target="_blank" rel="noreferrer">
            {displayLink(link)}
          </a>
          <p className={styles.hint}>{t('share_qr_hint')}</p>
        </div>
      </div>
      <fieldset className={styles.formats}>
        <legend>{t('share_copy_as')}</legend>
        <div className={styles.buttons}>
          {linkFormatKindSchema.options.map((kind) => (
            <Button
              key={kind}
              small
              data-copy-as={kind}
              onClick={() => copy(formatLinks([file], { ...linkFormat, kind }))}
            >
              {t(FORMAT_KEYS[kind])}
            </Button>
          ))}
        </div>
        <output className={styles.copied}>{copied && t('link_copied')}</output>
      </fieldset>
      {site !== null && <SiteFormatField site={site} mayBeUsual />}
      {mayShare && <LimitedLinks connectionId={connectionId} file={file} />}
      <BatchLinks connectionId={connectionId} file={file} />
    </Dialog>
  );
}
