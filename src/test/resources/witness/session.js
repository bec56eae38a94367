// One session with node-routeros; says what came of each step, one a line.
const { RouterOSAPI } = require('node-routeros');

const [host, port, user, password, version, encrypted] = process.argv.slice(2);

function api(secret) {
    const made = new RouterOSAPI({
        host,
        port: Number(port),
        user,
        password: secret,
        timeout: 20,
        tls: encrypted === 'tls' ? { rejectUnauthorized: false } : undefined,
    });
    made.on('error', () => {});
    return made;
}

async function run() {
    try {
        await api('wrong').connect();
        console.log('wrong password: let in');
    } catch (refused) {
        console.log('wrong password:', refused.message);
    }
    const router = api(password);
    await router.connect();
    const identity = async () => (await router.write('/system/identity/print')).map((r) => r.name);
    console.log('identity:', JSON.stringify(await identity()));
    const made = (
        await router.write('/ip/address/add', [
            '=address=10.99.0.1/24',
            '=interface=ether2',
            '=comment=kitchen',
        ])
    )[0].ret;
    const print = async () => router.write('/ip/address/print', ['?.id=' + made]);
    const added = await print();
    console.log('added:', JSON.stringify(added.map((r) => [r.address, r.comment])));
    await router.write('/ip/address/set', ['=.id=' + made, '=comment=a = "b"']);
    console.log('changed:', JSON.stringify((await print()).map((r) => r.comment)));
    const both = await Promise.all([identity(), router.write('/system/clock/print')]);
    console.log('together:', JSON.stringify(both[0]), both[1].length);
    await router.write('/ip/address/remove', ['=.id=' + made]);
    const left = await router.write('/ip/address/print');
    console.log('removed:', left.filter((r) => r['.id'] === made).length);
    try {
        await router.write('/no/such/menu/print');
        console.log('unknown menu: answered');
    } catch (refused) {
        console.log('unknown menu:', refused.message);
    }
    console.log('after it:', JSON.stringify(await identity()));
    await router.close();
}

run().then(
    () => process.exit(0),
    (broken) => {
        console.log('broken:', broken.message);
        process.exit(1);
    },
);
