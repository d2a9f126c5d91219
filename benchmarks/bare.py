"""The bare limit: a Bolt app that checks the signature and acknowledges a slash command, and does nothing else.

Started by `benchmarks.servers` as `python -m benchmarks.bare --port N`, with Slack's own variables in the environment.
"""

import argparse
import os

import uvicorn
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

ANSWER = "Begrepen."


def build() -> AsyncSlackRequestHandler:
    """The app as Bolt's own pages show it, with the one setting that is fast: answer when the listener is done."""
    token = os.environ["SLACK_BOT_TOKEN"]
    app = AsyncApp(
        token=token,
        signing_secret=os.environ["SLACK_SIGNING_SECRET"],
        client=AsyncWebClient(token=token, base_url=os.environ["SLACK_API_BASE_URL"]),
        process_before_response=True,
    )

    async def acknowledge(ack: AsyncAck) -> None:
        await ack(ANSWER)

    app.command("/actie")(acknowledge)
    return AsyncSlackRequestHandler(app)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    port: int = parser.parse_args().port
    uvicorn.run(build(), host="127.0.0.1", port=port, loop="uvloop", http="httptools", log_level="warning")


if __name__ == "__main__":
    main()
