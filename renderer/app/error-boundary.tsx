import { Component, type ReactNode } from 'react';
import { CannotShow } from './cannot-show.tsx';

type Props = { readonly children: ReactNode };
type State = { readonly error: unknown; readonly broken: boolean };

/** Shows why a part of the window cannot be drawn, in its place, instead of nothing. React wants a class for this. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, broken: false };

  static getDerivedStateFromError(error: unknown): State {
    return { error, broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <CannotShow error={this.state.error} /> : this.props.children;
  }
}
