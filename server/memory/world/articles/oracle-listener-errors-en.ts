import type {WorldArticle} from '../world.js';

export const oracleListenerErrorsEn: WorldArticle = {
  id: 'oracle-listener-errors-en',
  kind: 'solution',
  category: 'data',
  locale: 'en',
  ago: 11,
  title: 'Oracle connection errors: ORA-12541, ORA-12514 and ORA-12170',
  summary:
    'Three codes, three causes: nothing listens on that host, the listener does not know the service you ask for, or the network never gets there.',
  related: ['oracle-listener-errors', 'collect-logs-en', 'mysql-connection-timeout'],
  markdown: `
## Which one is it

| Error | How far the connection got | Look first at |
| --- | --- | --- |
| \`ORA-12170: TNS:Connect timeout occurred\` | No answer at all | Firewall, security group, routing |
| \`ORA-12541: TNS:no listener\` | The host answers, the port does not | Port number, whether the listener runs |
| \`ORA-12514: TNS:listener does not currently know of service…\` | The listener answers | Service name, registration |
| \`ORA-12505: …does not currently know of SID…\` | The same, with a SID | Use the service name instead |
| \`ORA-01017\`, \`ORA-28000\`, \`ORA-28001\` | The database itself | Wrong password, locked account, expired password |

Older JDBC drivers only say \`The Network Adapter could not establish the connection\`. Read the \`Caused by\` line below it: \`Connection refused\` means the same as ORA-12541, \`connect timed out\` the same as ORA-12170.

## ORA-12170: the network does not get there

Test from the BI server, not from your own computer:

\`\`\`bash
nc -vz -w 5 10.20.9.11 1521
\`\`\`

With RAC, test the SCAN addresses and the VIP of **every node**. The listener hands new connections over to one of the nodes; if a firewall blocks a single VIP, connections fail now and then and look random:

\`\`\`bash
for ip in 10.20.9.11 10.20.9.12 10.20.9.13; do nc -vz -w 5 $ip 1521; done
\`\`\`

## ORA-12541: no listener

Ask the DBA to run this on the database host:

\`\`\`bash
lsnrctl status          # see "Listening Endpoints"
ss -ltnp | grep 1521
\`\`\`

A listener bound to \`127.0.0.1\` gives the same error from outside. Change \`HOST\` in \`listener.ora\` and restart it.

## ORA-12514: the service name does not match

1. \`lsnrctl services\` shows what the listener knows. The name in your connection must be **exactly** the same, domain included.
2. An instance that has just started may take up to a minute to register. \`ALTER SYSTEM REGISTER;\` does it at once.
3. Since 12c, most data lives in a PDB. If it is not open you get the same error: \`SHOW PDBS\` should say \`READ WRITE\` or \`READ ONLY\`.

Do not mix the two forms of the address:

\`\`\`text
jdbc:oracle:thin:@//10.20.9.11:1521/fin.example.com     service name, slashes
jdbc:oracle:thin:@10.20.9.11:1521:FIN1                  SID, colon
\`\`\`

## When to open an incident

If every \`nc\` succeeds and the service name matches, send us the complete error with its \`Caused by\` lines, the output of \`lsnrctl services\`, and \`engine.log\`.
`,
};
