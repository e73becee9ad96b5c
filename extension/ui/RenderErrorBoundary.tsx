import { Component, type ReactNode } from 'react';
import { Button } from './components/Button.tsx';
import { t } from '../i18n/text.ts';

interface Props {
  children: ReactNode;
}

/** Shows a way on where the interface itself has a defect; uploads are made elsewhere and go on. */
export class RenderErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert" style={{ display: 'grid', gap: 12, justifyItems: 'start', width: 320, padding: 24 }}>
        <p>{t('render_failed')}</p>
        <Button onClick={() => location.reload()}>{t('render_reload')}</Button>
      </div>
    );
  }
}
