"""The tokens that Teams sends along, from keys of our own, and every bad one a stranger could try.

https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from email.utils import localtime
from functools import cache
from typing import Any, Final

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

Json = dict[str, Any]

CLIENT_ID: Final = "7d0c7f1e-52a4-4b7e-9d0a-1f2b3c4d5e6f"
ISSUER: Final = "https://api.botframework.com"
KID: Final = "GCxArwuotFsxtTOMHYpz3xH1oM"
KEYS_PATH: Final = "/v1/.well-known/keys"
METADATA_PATH: Final = "/v1/.well-known/openidconfiguration"
"""The SDK takes the keys from the address of the metadata with `keys` instead of its last word, so they lie side by
side here, as they do at login.botframework.com."""


@cache
def _key(name: str) -> RSAPrivateKey:
    """A key by name, made once a run; `ours` is the one that is published."""
    return generate_private_key(public_exponent=65537, key_size=2048)


def metadata(url: str) -> Json:
    """The OpenID metadata of a local Teams at this address."""
    return {
        "issuer": ISSUER,
        "authorization_endpoint": "https://invalid.botframework.com",
        "jwks_uri": f"{url}{KEYS_PATH}",
        "id_token_signing_alg_values_supported": ["RS256"],
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
    }


def key_set() -> Json:
    """The published keys."""
    key = jwt.algorithms.RSAAlgorithm.to_jwk(_key("ours").public_key(), as_dict=True)
    return {"keys": [{**key, "use": "sig", "kid": KID, "x5t": KID, "endorsements": ["msteams"]}]}


def good(service_url: str, **claims: Any) -> str:
    """A token as Teams makes it for this serviceUrl; claims given change it, those that are None are left out."""
    return _signed(service_url, claims)


def _claims(service_url: str, changes: Json) -> Json:
    now = int(localtime().timestamp())
    claims = {"serviceurl": service_url, "nbf": now - 60, "exp": now + 3600, "iss": ISSUER, "aud": CLIENT_ID}
    return {name: value for name, value in (claims | changes).items() if value is not None}


def _signed(service_url: str, changes: Json, key: str = "ours", headers: Json | None = None, way: str = "RS256") -> str:
    return jwt.encode(
        _claims(service_url, changes), _key(key), algorithm=way, headers={"kid": KID, "x5t": KID} | (headers or {})
    )


def _by_hand(service_url: str, way: str, secret: bytes | None) -> str:
    """A token that no library would make: unsigned, or signed with a public key as if it were a secret."""
    parts = [json.dumps(part).encode() for part in ({"alg": way, "typ": "JWT", "kid": KID}, _claims(service_url, {}))]
    body = b".".join(_coded(part) for part in parts)
    signature = _coded(hmac.new(secret, body, hashlib.sha256).digest()) if secret else b""
    return f"{body.decode()}.{signature.decode()}"


def _coded(content: bytes) -> bytes:
    return base64.urlsafe_b64encode(content).rstrip(b"=")


def _public_pem() -> bytes:
    return _key("ours").public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _tampered(service_url: str) -> str:
    head, _, signature = good(service_url).split(".")
    claims = json.dumps(_claims(service_url, {"tid": "other"})).encode()
    return f"{head}.{_coded(claims).decode()}.{signature}"


def _ago(seconds: int) -> int:
    return int(localtime().timestamp()) - seconds


def _own_key_inside(service_url: str) -> str:
    other = jwt.algorithms.RSAAlgorithm.to_jwk(_key("other").public_key(), as_dict=True)
    return _signed(service_url, {}, "other", {"jwk": other})


BAD: Final[dict[str, Callable[[str], str | None]]] = {
    "no header": lambda url: None,
    "empty header": lambda url: "",
    "empty bearer": lambda url: "Bearer",
    "other scheme": lambda url: f"Basic {good(url)}",
    "no scheme": good,
    "garbage": lambda url: "Bearer geen-token",
    "garbage in three parts": lambda url: "Bearer e30.e30.e30",
    "alg none": lambda url: f"Bearer {_by_hand(url, 'none', None)}",
    "public key as secret": lambda url: f"Bearer {_by_hand(url, 'HS256', _public_pem())}",
    "other algorithm": lambda url: f"Bearer {_signed(url, {}, way='RS512')}",
    "other key": lambda url: f"Bearer {_signed(url, {}, 'other')}",
    "own key inside": lambda url: f"Bearer {_own_key_inside(url)}",
    "unknown kid": lambda url: f"Bearer {_signed(url, {}, 'other', {'kid': 'onbekend'})}",
    "no kid": lambda url: f"Bearer {jwt.encode(_claims(url, {}), _key('ours'), algorithm='RS256')}",
    "claims changed": lambda url: f"Bearer {_tampered(url)}",
    "signature cut": lambda url: f"Bearer {good(url)[:-20]}",
    "other audience": lambda url: f"Bearer {good(url, aud='00000000-0000-0000-0000-000000000000')}",
    "no audience": lambda url: f"Bearer {good(url, aud=None)}",
    "other issuer": lambda url: f"Bearer {good(url, iss='https://api.example.com')}",
    "issuer of Entra": lambda url: f"Bearer {good(url, iss='https://login.microsoftonline.com/common/v2.0', tid='x')}",
    "no issuer": lambda url: f"Bearer {good(url, iss=None)}",
    "other serviceUrl": lambda url: f"Bearer {good(url, serviceurl='https://smba.example.com/emea/')}",
    "no serviceUrl": lambda url: f"Bearer {good(url, serviceurl=None)}",
    "expired": lambda url: f"Bearer {good(url, nbf=_ago(7200), exp=_ago(900))}",
    "no expiry": lambda url: f"Bearer {good(url, exp=None)}",
    "not yet valid": lambda url: f"Bearer {good(url, nbf=_ago(-900))}",
}
"""Kind -> what stands in the Authorization header for an activity with this serviceUrl; None: there is no header.

Two of these the SDK alone does not stop: it believes a token without expiry, and asks Entra for the keys of a tenant
that only the token itself names.
"""
