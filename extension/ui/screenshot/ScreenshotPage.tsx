import { useId, useState } from 'react';
import { t } from '../../i18n/text.ts';
import { errorText } from '../../i18n/error-text.ts';
import type { PixelRect } from '../../screenshot/pixelate.ts';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { OwnPage } from '../components/OwnPage.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import type { Notice } from '../notices/use-notice-list.ts';
import { MarkFields } from './MarkFields.tsx';
import { Picture } from './Picture.tsx';
import { useScreenshot, type EditedScreenshot } from './use-screenshot.ts';
import styles from './ScreenshotPage.module.css';

interface ScreenshotPageProps {
  notices: readonly Notice[];
  onDismissNotice: (id: number) => void;
}

/** A picture of a page, before it goes: to be cut, made unreadable in parts, and named. */
export function ScreenshotPage({ notices, onDismissNotice }: ScreenshotPageProps) {
  const screenshot = useScreenshot();
  return (
    <OwnPage
      title={t('screenshot_title')}
      busy={screenshot === undefined}
      wide
      notices={notices}
      onDismissNotice={onDismissNotice}
    >
      {screenshot && 'code' in screenshot && <p role="alert">{errorText(screenshot)}</p>}
      {screenshot && 'canvas' in screenshot && <Editor screenshot={screenshot} />}
    </OwnPage>
  );
}

function Editor({ screenshot }: { screenshot: EditedScreenshot }) {
  const { canvas, taken, edits, edit, undo } = screenshot;
  const [mark, setMark] = useState<PixelRect | null>(null);
  const [said, setSaid] = useState('');
  const { width, height } = canvas;
  // What the fields begin with: all of it.
  const part = mark ?? { left: 0, top: 0, width, height };
  const change = (what: 'crop' | 'blur'): void => {
    edit(what, part);
    setMark(null);
    setSaid(t(what === 'crop' ? 'screenshot_cropped' : 'screenshot_blurred'));
  };
  return (
    <>
      {taken.isCut && <p data-cut="">{t('screenshot_cut', String(height))}</p>}
      <p className={styles.help}>{t('screenshot_help')}</p>
      <div className={styles.tools}>
        <MarkFields mark={part} size={canvas} onMark={setMark} />
        <div className={styles.actions}>
          <Button data-action="crop" onClick={() => change('crop')}>
            {t('screenshot_crop')}
          </Button>
          <Button data-action="blur" onClick={() => change('blur')}>
            {t('screenshot_blur')}
          </Button>
          {edits.length > 0 && (
            <Button
              variant="quiet"
              data-action="undo"
              onClick={() => {
                undo();
                setMark(null);
                setSaid(t('screenshot_undone'));
              }}
            >
              {t('undo')}
            </Button>
          )}
        </div>
        <output className={styles.said}>{said}</output>
      </div>
      <Sending screenshot={screenshot} />
      <Picture canvas={canvas} mark={mark} onMark={setMark} />
    </>
  );
}

function Sending({ screenshot: { canvas, taken } }: { screenshot: EditedScreenshot }) {
  const client = useClient();
  const { attempt, clear } = useNotices();
  const [name, setName] = useState(taken.name);
  const [busy, setBusy] = useState(false);
  const formId = useId();

  const upload = async (): Promise<void> => {
    setBusy(true);
    clear();
    await attempt(async () => {
      const png = await canvas.convertToBlob({ type: 'image/png' });
      const filename = `${name.trim().replace(/[.]png$/i, '') || taken.name}.png`;
      await client.screenshots.upload(new File([png], filename, { type: 'image/png' }), taken.pageUrl);
    });
    setBusy(false);
  };
  return (
    <form
      id={formId}
      className={styles.sending}
      onSubmit={(event) => {
        event.preventDefault();
        void upload();
      }}
    >
      <Field label={t('screenshot_filename')}>
        {(control) => (
          <input
            {...control}
            type="text"
            data-filename=""
            maxLength={200}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
        )}
      </Field>
      <div className={styles.actions}>
        <Button type="submit" variant="primary" busy={busy} data-action="upload">
          {t('screenshot_upload')}
        </Button>
        <Button data-action="discard" onClick={() => void attempt(() => client.screenshots.discard())}>
          {t('screenshot_discard')}
        </Button>
      </div>
    </form>
  );
}
