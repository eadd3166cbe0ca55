import { Compass } from 'lucide-react';
import { Link } from 'wouter';
import { useTitle } from '../lib/hooks';
import { m } from '../messages';
import { buttonClass } from '../ui/Button';
import { Empty } from '../ui/Empty';

export function Missing() {
  useTitle(`${m.missing.title} · ${m.product}`);
  return (
    <Empty level={1} icon={<Compass />} title={m.missing.title} help={m.missing.help}>
      <Link href="/" className={buttonClass('line')}>{m.missing.go}</Link>
    </Empty>
  );
}
