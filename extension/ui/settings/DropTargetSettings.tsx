import { t } from '../../i18n/text.ts';
import { Choice } from '../components/Choice.tsx';
import { useClient } from '../hooks/client-context.ts';
import { useSubscription } from '../hooks/use-subscription.ts';
import { useNotices } from '../notices/notices-context.ts';
import { SettingsCard } from './SettingsCard.tsx';

/** Whether pages show a drop target while something is dragged over them. */
export function DropTargetSettings() {
  const client = useClient();
  const { attempt } = useNotices();
  const { isOn } = useSubscription<{ isOn: boolean }>(client.pageDropTarget) ?? { isOn: false };
  return (
    <SettingsCard title={t('settings_drop_target')}>
      <Choice
        label={t('settings_drop_target_on')}
        hint={t('settings_drop_target_help')}
        data-page-drop-target=""
        checked={isOn}
        onChange={(wanted) =>
          void attempt(() => (wanted ? client.pageDropTarget.turnOn() : client.pageDropTarget.turnOff()))
        }
      />
    </SettingsCard>
  );
}
