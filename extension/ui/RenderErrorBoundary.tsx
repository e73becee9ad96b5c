import { Component, type ReactNode } from 'react';
import { Button } from './components/Button.tsx';

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
        <p>Pail could not draw its page. Your uploads go on without it.</p>
        <Button onClick={() => location.reload()}>Reload the page</Button>
      </div>
    );
  }
}
