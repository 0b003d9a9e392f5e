// SPDX-License-Identifier: Apache-2.0
#include "text/parse_messages.hpp"

#include "base/bytes.hpp"

namespace govgraph::text {
namespace {

std::string with_head(const std::string& message) {
  std::string out;
  out.reserve(kMessageHead + message.size());
  bytes::append_be64(out, message.size());
  return out += message;
}

void append(std::string& out, const Diagnostic& diagnostic) {
  bytes::append_text(out, diagnostic.code);
  bytes::append_varint(out, static_cast<std::uint64_t>(diagnostic.severity));
  bytes::append_text(out, diagnostic.document);
  bytes::append_varint(out, diagnostic.begin);
  bytes::append_varint(out, diagnostic.end);
  bytes::append_text(out, diagnostic.message);
}

Diagnostic read_diagnostic(bytes::Cursor& from) {
  Diagnostic out;
  out.code = from.text();
  out.severity = from.varint() >= 2 ? Severity::kError : Severity::kWarning;
  out.document = from.text();
  out.begin = from.varint32();
  out.end = from.varint32();
  out.message = from.text();
  return out;
}

void append(std::string& out, const Reading& reading) {
  bytes::append_text(out, reading.text);
  bytes::append_varint(out, reading.imprint.size());
  for (const ImprintItem& each : reading.imprint)
    for (const std::string* text : {&each.field, &each.value, &each.from}) bytes::append_text(out, *text);
  bytes::append_text(out, encode_layout(reading.layout));
}

Reading read_reading(bytes::Cursor& from) {
  Reading out;
  out.text = from.text();
  for (std::size_t left = from.count(); left > 0 && from.ok(); --left) {
    ImprintItem item;
    for (std::string* text : {&item.field, &item.value, &item.from}) *text = from.text();
    out.imprint.push_back(std::move(item));
  }
  out.layout = decode_layout(from.text()).value_or(Layout());
  return out;
}

}  // namespace

std::string to_message(const ParseRequest& request) {
  std::string out;
  bytes::append_varint(out, request.seconds);
  const ParseInput& input = request.input;
  for (const std::string* each : {&request.parser, &input.id, &input.encoding, &input.columns, &input.bytes})
    bytes::append_text(out, *each);
  return with_head(out);
}

std::string to_message(const ParseReply& reply) {
  std::string out;
  bytes::append_varint(out, reply.reading ? 1 : 0);
  if (reply.reading) append(out, *reply.reading);
  bytes::append_varint(out, reply.diagnostics.size());
  for (const Diagnostic& each : reply.diagnostics) append(out, each);
  return with_head(out);
}

std::optional<std::size_t> length_of(std::string_view head) {
  const std::uint64_t length = bytes::Cursor(head).be64();
  return length > kLargestMessage ? std::nullopt : std::optional<std::size_t>(length);
}

std::optional<ParseRequest> read_request(std::string_view message) {
  bytes::Cursor from(message);
  ParseRequest out;
  out.seconds = from.varint32();
  ParseInput& input = out.input;
  for (std::string* each : {&out.parser, &input.id, &input.encoding, &input.columns, &input.bytes}) *each = from.text();
  return from.ok() && from.at_end() ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<ParseReply> read_reply(std::string_view message) {
  bytes::Cursor from(message);
  ParseReply out;
  if (from.varint() == 1) out.reading = read_reading(from);
  for (std::size_t left = from.count(); left > 0 && from.ok(); --left) out.diagnostics.push_back(read_diagnostic(from));
  return from.ok() && from.at_end() ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace govgraph::text
