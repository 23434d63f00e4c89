import { Button } from '@mantine/core';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownProxyLogin } from '../../main/contract.ts';
import { Dialog } from '../accounts/dialog.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Tag } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { ProxyLoginForm } from './proxy-login-form.tsx';
import { Setting, SettingGroup } from './setting.tsx';

/** Asked anew whenever the settings are come to: a proxy may have asked for its login meanwhile. */
const proxyLogins = queryOptions({
  queryKey: ['proxy.logins'],
  queryFn: () => call('proxy.logins', {}),
  refetchOnMount: 'always',
});

/** The logins of proxies: those that are kept, and those that were asked for. */
export function ProxySettings() {
  const { t } = useTranslation('settings');
  const asked = useQuery(proxyLogins);
  const answers = useQueryClient();
  const [entering, setEntering] = useState<string | null>(null);
  const { busy, failure, run } = useDeed();
  const logins = asked.data?.logins ?? [];
  const renew = () => answers.invalidateQueries(proxyLogins);
  const forget = (proxy: string) =>
    run(async () => {
      await call('proxy.forget-login', { proxy });
      await renew();
    });
  return (
    <SettingGroup title={t('proxy.title')}>
      <Setting name={t(logins.length === 0 ? 'proxy.none' : 'proxy.some')} hint={t('proxy.hint')}>
        <Button variant="default" onClick={() => setEntering('')}>
          {t('proxy.add')}
        </Button>
      </Setting>
      {asked.error && <FailureNotice failure={asked.error.failure} onRetry={() => void asked.refetch()} />}
      {logins.map((login) => (
        <Setting key={login.proxy} name={login.proxy}>
          <Standing login={login} />
          <Button variant="default" onClick={() => setEntering(login.proxy)}>
            {t(login.keptIn === null ? 'proxy.enter' : 'proxy.change')}
          </Button>
          {login.keptIn !== null && (
            <Button variant="subtle" color="gray" disabled={busy} onClick={() => void forget(login.proxy)}>
              {t('proxy.forget')}
            </Button>
          )}
        </Setting>
      ))}
      {failure && <FailureNotice failure={failure} />}
      <Dialog opened={entering !== null} onClose={() => setEntering(null)} title={t('proxy.dialog')}>
        {entering !== null && (
          <ProxyLoginForm
            proxy={entering}
            onDone={() => {
              setEntering(null);
              void renew();
            }}
          />
        )}
      </Dialog>
    </SettingGroup>
  );
}

/** Where a login is kept, or that one is wanted. */
function Standing({ login: { keptIn, asked } }: { readonly login: ShownProxyLogin }) {
  const { t } = useTranslation('settings');
  if (keptIn === null) return <Tag tone="warn">{t('proxy.wanted')}</Tag>;
  if (asked) return <Tag tone="bad">{t('proxy.refused')}</Tag>;
  return <Tag tone={keptIn === 'lost' ? 'bad' : 'quiet'}>{t(`proxy.keptIn.${keptIn}`)}</Tag>;
}
