/**
 * Renders a note. Notes may come from other people's files, so nothing of them reaches the page as HTML: each
 * kind of node of the safe tree (`formats/note-tree.ts`) becomes its own element.
 */
import type { Nodes } from 'mdast';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { noteParser } from '../note-parser.ts';
import styles from './Markdown.module.css';

export function Markdown({ text }: { text: string }) {
  const parse = noteParser();
  const blocks = useMemo(() => parse?.(text), [parse, text]);
  return (
    <div class={styles.markdown} dir="auto">
      {blocks ? renderAll(blocks) : <p class={styles.unread}>{text}</p>}
    </div>
  );
}

function renderAll(nodes: readonly Nodes[]): ComponentChildren {
  return nodes.map(render);
}

function render(node: Nodes): ComponentChildren {
  switch (node.type) {
    case 'paragraph':
      return <p>{renderAll(node.children)}</p>;
    case 'text':
      return node.value;
    case 'emphasis':
      return <em>{renderAll(node.children)}</em>;
    case 'strong':
      return <strong>{renderAll(node.children)}</strong>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return <pre>{node.value}</pre>;
    case 'break':
      return <br />;
    case 'thematicBreak':
      return <hr />;
    case 'blockquote':
      return <blockquote>{renderAll(node.children)}</blockquote>;
    case 'list':
      return node.ordered ? (
        <ol start={node.start ?? 1}>{renderAll(node.children)}</ol>
      ) : (
        <ul>{renderAll(node.children)}</ul>
      );
    case 'listItem':
      return <li>{renderAll(node.children)}</li>;
    case 'link':
      return (
        <a href={node.url} target="_blank" rel="noreferrer noopener">
          {renderAll(node.children)}
        </a>
      );
    default:
      // The tree holds nothing else.
      return null;
  }
}
