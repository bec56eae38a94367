# One session with python3-librouteros; says what came of each step, one a line. ASCII alone: of
# anything else librouteros 3.1 announces the characters for the bytes, and waits for ever.
import ssl
import sys

from librouteros import connect
from librouteros.exceptions import TrapError
from librouteros.login import plain, token

host, port, user, password, version, encrypted = sys.argv[1:7]
extra = {}
if encrypted == "tls":
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    extra["ssl_wrapper"] = context.wrap_socket
try:
    connect(host=host, port=int(port), username=user, password="wrong",
            login_method=token if version.startswith("6.42") else plain, **extra)
    print("wrong password: let in")
except TrapError as refused:
    print("wrong password:", refused)
api = connect(host=host, port=int(port), username=user, password=password,
              login_method=token if version.startswith("6.42") else plain, **extra)
print("identity:", [row["name"] for row in api("/system/identity/print")])
addresses = api.path("ip", "address")
made = addresses.add(address="10.99.0.1/24", interface="ether2", comment="kitchen")
print("added:", [(row["address"], row["comment"]) for row in addresses if row[".id"] == made])
addresses.update(**{".id": made, "comment": "two\nlines = \"odd\""})
print("changed:", [row["comment"] for row in addresses if row[".id"] == made])
addresses.remove(made)
print("removed:", [row for row in addresses if row[".id"] == made])
try:
    list(api("/no/such/menu/print"))
    print("unknown menu: answered")
except TrapError as refused:
    print("unknown menu:", refused)
print("nothing:", [row for row in api("/routing/rule/print")])
print("after it:", [row["name"] for row in api("/system/identity/print")])
api.close()
