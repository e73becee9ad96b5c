import { useEffect, useRef, useState } from 'react';
import {
  imageOptionsSchema,
  type ImageFormat,
  type ImageOptions,
} from '../../../shared/messages/image-options.ts';
import { type MessageKey, t } from '../../i18n/text.ts';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { formatCount } from '../format/format-count.ts';
import { useClient } from '../hooks/client-context.ts';
import { useNotices } from '../notices/notices-context.ts';
import { usePreferences } from '../preferences/preferences-context.ts';
import { SettingsCard } from './SettingsCard.tsx';

const FORMAT_NAMES: Readonly<Record<ImageOptions['format'], MessageKey>> = {
  keep: 'images_format_keep',
  webp: 'images_format_webp',
  avif: 'images_format_avif',
};

/** Pixels: of a screen, and of what is sent for printing. */
const SIDES = [1280, 1920, 2560, 3840];

/** What is done to pictures before they are uploaded. */
export function ImageSettings() {
  const client = useClient();
  const { attempt } = useNotices();
  const { images } = usePreferences();
  const [formats, setFormats] = useState<readonly ImageFormat[] | null>(null);
  useEffect(() => {
    void attempt(async () => setFormats(await client.imageFormats()));
  }, [client, attempt]);
  // Two changes in a row: the second must not take the first one back.
  const latest = useRef(images);
  useEffect(() => {
    latest.current = images;
  }, [images]);
  const change = (changed: { [Name in keyof ImageOptions]?: unknown }): void => {
    const options = imageOptionsSchema.parse({ ...latest.current, ...changed });
    latest.current = options;
    void attempt(() => client.preferences.change({ images: options }));
  };
  const sides = [...new Set([...SIDES, ...(images.longestSide === null ? [] : [images.longestSide])])];
  const offered = new Set<ImageOptions['format']>(['keep', ...(formats ?? []), images.format]);

  return (
    <SettingsCard title={t('images_title')}>
      <p>{t('images_help')}</p>
      <Choice
        label={t('images_strip')}
        hint={t('images_strip_help')}
        data-strip-metadata=""
        checked={images.stripMetadata}
        onChange={(stripMetadata) => change({ stripMetadata })}
      />
      <Field
        label={t('images_format')}
        {...(formats?.includes('avif') === false && { hint: t('images_no_avif') })}
      >
        {(control) => (
          <select
            {...control}
            data-image-format=""
            value={images.format}
            onChange={({ currentTarget }) => change({ format: currentTarget.value })}
          >
            {[...offered].map((format) => (
              <option key={format} value={format}>
                {t(FORMAT_NAMES[format])}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('images_side')}>
        {(control) => (
          <select
            {...control}
            data-longest-side=""
            value={images.longestSide ?? ''}
            onChange={({ currentTarget }) => change({ longestSide: Number(currentTarget.value) || null })}
          >
            <option value="">{t('images_side_keep')}</option>
            {sides
              .toSorted((one, other) => one - other)
              .map((side) => (
                <option key={side} value={side}>
                  {t('images_side_pixels', formatCount(side))}
                </option>
              ))}
          </select>
        )}
      </Field>
    </SettingsCard>
  );
}
