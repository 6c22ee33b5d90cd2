/** What a rule of the reader's says of a site, in words; the selectors beside them are for those who know them. */
import type { SiteRule } from '../../core/model/site-rule.ts';
import { type Statement, statementsOf } from '../../core/model/site-rule-change.ts';
import { labelled } from '../labels.ts';
import { formatList, t } from '../messages.ts';
import { toldName } from '../section-names.ts';
import { Button } from './Button.tsx';
import styles from './RuleStatements.module.css';

interface Props {
  rule: SiteRule;
  onForget?: (statement: Statement) => void;
}

export function RuleStatements({ rule, onForget }: Props) {
  return (
    <ul class={styles.statements}>
      {statementsOf(rule).map((statement) => (
        <li key={`${statement.told} ${statement.selector}`} class={styles.statement}>
          <span>{toldName(statement.told)}</span>
          <code class={styles.selector} dir="ltr">
            {statement.selector}
          </code>
          {onForget && (
            <Button
              weight="quiet"
              icon="close"
              title={t('takeBack')}
              aria-label={labelled(t('takeBack'), formatList([toldName(statement.told), statement.selector]))}
              onClick={() => onForget(statement)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
