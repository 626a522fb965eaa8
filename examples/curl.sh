#!/usr/bin/env bash
# Says something, and asks for it in another conversation.
set -euo pipefail
url="${THROUGHLINE_URL:-http://127.0.0.1:8787/v1}"
model="${MODEL:-stand-in}"

ask() {
  curl -sS --fail-with-body "$url/chat/completions" \
    -H "Authorization: Bearer ${OPENAI_API_KEY:-sk-try}" \
    -H "Content-Type: application/json" \
    -H "Throughline-User: ada" \
    -d "{\"model\":\"$model\",\"messages\":[{\"role\":\"user\",\"content\":\"$1\"}]}"
}

ask "My cat is called Moss." >/dev/null
ask "What is my cat called?"
echo
