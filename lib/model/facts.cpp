// SPDX-License-Identifier: Apache-2.0
#include "model/facts.hpp"

#include <algorithm>

#include "base/bytes.hpp"
#include "base/hash.hpp"
#include "model/document.hpp"

namespace govgraph {
namespace {

/// Fields are ended by a byte that UTF-8 text cannot hold, so that no two keys read alike.
void add_field(std::string& key, std::string_view field) {
  key.append(field);
  key += '\xFF';
}

constexpr std::size_t kIdBytes = 8;

}  // namespace

NodeId node_id(Label label, std::string_view name, std::string_view scope) {
  std::string key;
  key.reserve(name.size() + scope.size() + 3);
  key += static_cast<char>(label);
  add_field(key, name);
  add_field(key, scope);
  return NodeId{hash64(key)};
}

EdgeId edge_id(NodeId head, RelationType type, NodeId tail, std::string_view role) {
  std::string key;
  key.reserve(1 + 2 * kIdBytes + role.size());
  key += static_cast<char>(type);
  bytes::append_be64(key, static_cast<std::uint64_t>(head));
  bytes::append_be64(key, static_cast<std::uint64_t>(tail));
  key.append(role);
  return EdgeId{hash64(key)};
}

DocumentId document_id(std::string_view path) { return DocumentId{hash64(path)}; }

std::string article_name(std::string_view document, std::uint32_t article) {
  return std::string(document) + "#" + std::to_string(article + 1);
}

void set_property(Properties& properties, std::string_view key, std::string value) {
  const auto at = std::lower_bound(properties.begin(), properties.end(), key,
                                   [](const auto& each, std::string_view k) { return each.first < k; });
  if (at != properties.end() && at->first == key)
    at->second = std::move(value);
  else
    properties.emplace(at, std::string(key), std::move(value));
}

const std::string* find_property(const Properties& properties, std::string_view key) {
  for (const auto& [each, value] : properties)
    if (each == key) return &value;
  return nullptr;
}

ByteSpan Document::bytes_of(Span span) const {
  ByteSpan out = bytes[span.begin];
  for (std::uint32_t i = span.begin + 1; i < span.end; ++i) {
    const ByteSpan next = bytes[i];
    if (next.end <= out.end && next.begin >= out.begin) continue;  // several code points out of one (NFKC)
    if (next.begin < out.end) return out;                          // the page goes back: cut here
    for (std::uint32_t b = out.end - source_begin; b + source_begin < next.begin; ++b) {
      // Between the two there may be blanks that mending removed: ASCII ones, or U+3000, U+00A0.
      const auto byte = static_cast<unsigned char>(source[b]);
      const bool wide = byte == 0xE3 && source.compare(b, 3, "\u3000") == 0;
      const bool no_break = byte == 0xC2 && source.compare(b, 2, "\u00A0") == 0;
      if (wide)
        b += 2;
      else if (no_break)
        b += 1;
      else if (byte > 0x20)
        return out;
    }
    out.end = next.end;
  }
  return out;
}

std::size_t Document::sentence_at(std::uint32_t position) const {
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), position,
                                      [](std::uint32_t p, const Sentence& s) { return p < s.span.begin; });
  if (after == sentences.begin()) return sentences.size();
  const auto at = after - 1;
  return at->span.contains(position) ? static_cast<std::size_t>(at - sentences.begin()) : sentences.size();
}

}  // namespace govgraph
