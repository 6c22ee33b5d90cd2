/** A button in one of three weights: the one thing to do, a thing to do, and a quiet one among others. */
import type { ButtonHTMLAttributes } from 'preact';
import styles from './Button.module.css';
import { Icon, type IconName } from './Icon.tsx';

interface Props extends ButtonHTMLAttributes {
  weight?: 'primary' | 'plain' | 'quiet';
  icon?: IconName;
}

export function Button({ weight = 'plain', icon, children, class: extra, ...rest }: Props) {
  return (
    <button type="button" {...rest} class={[styles.button, styles[weight], extra].filter(Boolean).join(' ')}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
