import { CircleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { m } from '../messages';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';

/** Keeps a fault in one screen from taking the page away. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Empty level={1} bad icon={<CircleAlert />} title={m.broken.page} help={m.broken.pageHelp}>
        <Button kind="ink" onClick={() => location.reload()}>{m.action.tryAgain}</Button>
      </Empty>
    );
  }
}
