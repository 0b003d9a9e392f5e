// SPDX-License-Identifier: Apache-2.0
#include "store/index_rows.hpp"

#include "base/bytes.hpp"
#include "store/keys.hpp"

namespace govgraph::store {
namespace {

constexpr char kNul = '\0', kEscaped = '\xFF', kEnd = '\x01';

}  // namespace

void append_string(std::string& out, std::string_view text) {
  for (const char c : text) {
    out += c;
    if (c == kNul) out += kEscaped;
  }
  out += kNul;
  out += kEnd;
}

std::optional<std::string> take_string(std::string_view& bytes) {
  std::string out;
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
    if (bytes[i] != kNul) {
      out += bytes[i];
    } else if (bytes[++i] == kEscaped) {
      out += kNul;
    } else {
      bytes.remove_prefix(i + 1);
      return out;
    }
  }
  return std::nullopt;
}

bool is_article(std::string_view scope) { return scope.find('#') != std::string_view::npos; }

std::string names_prefix(Label label, std::string_view name) {
  std::string out(kKeyRows);
  out += static_cast<char>(label);
  append_string(out, name);
  return out;
}

std::string names_prefix(Label label, std::string_view name, bool article) {
  std::string out = names_prefix(label, name);
  out += article ? '\1' : '\0';
  return out;
}

std::string key_row(const KeyClaim& claim) {
  std::string out = names_prefix(claim.label, claim.name, is_article(claim.scope));
  append_string(out, claim.scope);
  append_id(out, claim.id);
  return out;
}

std::string form_prefix(Label label, std::string_view form) {
  std::string out(kFormRows);
  out += static_cast<char>(label);
  append_string(out, form);
  return out;
}

std::string form_row(Label label, std::string_view form, NodeId id) {
  std::string out = form_prefix(label, form);
  append_id(out, id);
  return out;
}

std::string join_row(NodeId key, const KeyJoin& join) {
  std::string out(kJoinRows);
  append_id(out, key);
  out += join.own ? '\1' : '\0';
  out += static_cast<char>(join.kind);
  append_id(out, join.other);
  return out;
}

std::optional<KeyJoin> parse_join(std::string_view row) {
  constexpr std::size_t kSize = kJoinRows.size() + 18;
  if (row.size() != kSize) return std::nullopt;
  bytes::Cursor in(row.substr(kJoinRows.size() + 8));
  KeyJoin out;
  out.own = in.byte() != 0;
  out.kind = in.byte();
  out.other = NodeId{in.be64()};
  return out;
}

std::string digest_prefix(std::string_view digest) {
  std::string out(kDigestRows);
  append_string(out, digest);
  return out;
}

std::string digest_row(std::string_view digest, DocumentId document) {
  std::string out = digest_prefix(digest);
  append_id(out, document);
  return out;
}

std::string run_prefix(std::uint32_t run) {
  std::string out(kRunRows);
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(run >> shift);
  return out;
}

std::string run_row(std::uint32_t run, bool lead, ArticleRef article) {
  std::string out = run_prefix(run);
  out += lead ? '\0' : '\1';
  append_id(out, article.document);
  bytes::append_varint(out, article.article);
  return out;
}

std::optional<RunHolder> parse_run(std::string_view row) {
  constexpr std::size_t kPrefix = kRunRows.size() + 4;
  if (row.size() <= kPrefix) return std::nullopt;
  bytes::Cursor in(row.substr(kPrefix));
  RunHolder out;
  out.lead = in.byte() == 0;
  out.article.document = DocumentId{in.be64()};
  out.article.article = in.varint32();
  return in.ok() && in.at_end() ? std::optional(out) : std::nullopt;
}

std::string encode_touched(const std::vector<KeyClaim>& keys) {
  std::string out;
  bytes::append_varint(out, keys.size());
  for (const KeyClaim& each : keys) {
    append_id(out, each.id);
    out += static_cast<char>(each.label);
    bytes::append_text(out, each.name);
    bytes::append_text(out, each.scope);
    bytes::append_varint(out, each.declared.size());
    for (const std::string& form : each.declared) bytes::append_text(out, form);
  }
  return out;
}

std::optional<std::vector<KeyClaim>> decode_touched(std::string_view bytes) {
  bytes::Cursor in(bytes);
  std::vector<KeyClaim> out(in.count());
  for (KeyClaim& each : out) {
    each.id = NodeId{in.be64()};
    each.label = static_cast<Label>(in.byte());
    each.name = std::string(in.text());
    each.scope = std::string(in.text());
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) each.declared.emplace_back(in.text());
  }
  return in.ok() && in.at_end() ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace govgraph::store
