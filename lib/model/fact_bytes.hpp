// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "model/facts.hpp"

/// What a document says, in bytes: a fifth of what it takes as structs. The readers give false for bytes that their
/// writers cannot have written; then, too, `in.ok()` may still be true. `text` is a varint length and bytes, `list` a
/// varint count and items, `place` the article, where it begins after the place before it, and its size.
namespace govgraph::fact_bytes {

/// list(place)
void append_mentions(std::string& out, const std::vector<MentionFact>& mentions);
bool read_mentions(bytes::Cursor& in, std::vector<MentionFact>& out);

/// claims = type text(role) inferred confidence list(text(key) text(value)) list(place text(rule))
void append_claims(std::string& out, const EdgeFact& fact);

/// entity = id label text(name) text(scope) list(text) list(text) list(text(key) text(value)) list(place)
void append_entity(std::string& out, const EntityFact& fact);
bool read_entity(bytes::Cursor& in, EntityFact& out);  ///< overwrites `out`

/// edge = head tail claims
void append_edge(std::string& out, const EdgeFact& fact);
bool read_edge(bytes::Cursor& in, EdgeFact& out);  ///< overwrites `out`

bool read_place(bytes::Cursor& in, std::uint32_t& article, std::int64_t& before, ByteSpan& out);

/// Of strings or of views.
template <class Texts>
void read_properties(bytes::Cursor& in, Texts& out) {
  out.clear();
  for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
    const std::string_view key = in.text();
    out.emplace_back(key, in.text());
  }
}

/// Item by item as bytes bear them out: what a count announces is not believed.
template <class Items, class Read>
bool read_list(bytes::Cursor& in, Items& out, Read read) {
  constexpr std::size_t kBelieved = 256;
  std::size_t size = 0;
  const std::size_t n = in.count();
  if (n > out.size()) out.reserve(std::min(n, std::max(out.size(), kBelieved)));
  for (; size < n; ++size) {
    if (size == out.size()) out.emplace_back();
    if (!read(out[size]) || !in.ok()) return false;
  }
  out.resize(size);
  return in.ok();
}

/// Into an EdgeFact or an EdgeRow; false when there is no such type.
template <class Into>
bool read_claims(bytes::Cursor& in, Into& into) {
  const std::uint8_t type = in.byte();
  if (type < 1 || type > relation_types().size()) return false;
  into.type = RelationType{type};
  into.role = in.text();
  into.inferred = in.byte() != 0;
  into.confidence = in.number();
  if (!std::isfinite(into.confidence)) return false;
  read_properties(in, into.properties);
  std::int64_t before = 0;
  return read_list(in, into.evidence, [&](auto& each) {
    if (!read_place(in, each.article, before, each.span)) return false;
    each.rule = in.text();
    return true;
  });
}

}  // namespace govgraph::fact_bytes
