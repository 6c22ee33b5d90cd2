/**
 * Renders a note. Notes may come from other people's files, so nothing of them ever reaches the page as
 * HTML: Markdown is parsed to a tree and each kind of node that is allowed here becomes its own element;
 * raw HTML is shown as the text it is, images as their description, and only https, http and mailto links
 * are links.
 */
import type { Nodes, Parent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import styles from './Markdown.module.css';

export function Markdown({ text }: { text: string }) {
  const tree = useMemo(() => fromMarkdown(text), [text]);
  return (
    <div class={styles.markdown} dir="auto">
      {childrenOf(tree, 0)}
    </div>
  );
}

/** Deeper nesting is nobody's note; it is left out, so that a hostile one cannot exhaust the stack. */
const MAX_DEPTH = 30;

function childrenOf(parent: Parent, depth: number): ComponentChildren {
  return depth < MAX_DEPTH ? parent.children.map((child) => render(child, depth + 1)) : '…';
}

function render(node: Nodes, depth: number): ComponentChildren {
  switch (node.type) {
    case 'paragraph':
      return <p>{childrenOf(node, depth)}</p>;
    case 'heading':
      // A note is no place for the page's outline.
      return (
        <p>
          <strong>{childrenOf(node, depth)}</strong>
        </p>
      );
    case 'text':
      return node.value;
    case 'emphasis':
      return <em>{childrenOf(node, depth)}</em>;
    case 'strong':
      return <strong>{childrenOf(node, depth)}</strong>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
    case 'html':
      return node.value.includes('\n') ? <pre>{node.value}</pre> : <code>{node.value}</code>;
    case 'break':
      return <br />;
    case 'thematicBreak':
      return <hr />;
    case 'blockquote':
      return <blockquote>{childrenOf(node, depth)}</blockquote>;
    case 'list':
      return node.ordered ? (
        <ol start={node.start ?? 1}>{childrenOf(node, depth)}</ol>
      ) : (
        <ul>{childrenOf(node, depth)}</ul>
      );
    case 'listItem':
      return <li>{childrenOf(node, depth)}</li>;
    case 'link':
      return isSafeLink(node.url) ? (
        <a href={node.url} target="_blank" rel="noreferrer noopener">
          {childrenOf(node, depth)}
        </a>
      ) : (
        childrenOf(node, depth)
      );
    case 'image':
      return node.alt ?? '';
    default:
      return 'children' in node ? childrenOf(node, depth) : null;
  }
}

function isSafeLink(url: string): boolean {
  return URL.canParse(url) && ['https:', 'http:', 'mailto:'].includes(new URL(url).protocol);
}
