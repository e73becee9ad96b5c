import { linkFormatKindSchema, type LinkFormatKind } from '../../../shared/messages/link-format.ts';
import { t } from '../../i18n/text.ts';
import type { ControlOfField } from '../components/Field.tsx';
import { FORMAT_KEYS } from './format-keys.ts';

interface FormatSelectProps {
  control: ControlOfField;
  /** Null where none is chosen. */
  value: LinkFormatKind | null;
  /** What it is called to choose none, where that is possible. */
  none?: string;
  onChange: (kind: LinkFormatKind | null) => void;
}

/** Lets one of the formats of links be chosen. */
export function FormatSelect({ control, value, none, onChange }: FormatSelectProps) {
  return (
    <select
      {...control}
      data-link-format=""
      value={value ?? ''}
      onChange={({ currentTarget }) => {
        const kind = linkFormatKindSchema.safeParse(currentTarget.value);
        onChange(kind.success ? kind.data : null);
      }}
    >
      {none !== undefined && <option value="">{none}</option>}
      {linkFormatKindSchema.options.map((kind) => (
        <option key={kind} value={kind}>
          {t(FORMAT_KEYS[kind])}
        </option>
      ))}
    </select>
  );
}
