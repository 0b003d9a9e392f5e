// SPDX-License-Identifier: Apache-2.0
// Keys and values of the store: whatever the bytes, a decoder takes them or says no, and what it takes is written as it
// was read. Input: one byte that chooses the decoder, eight that are the id, then the bytes.
#include <array>
#include <utility>
#include <vector>

#include "base/bytes.hpp"
#include "fuzz/target.hpp"
#include "store/claims.hpp"
#include "store/contribution.hpp"
#include "store/counted_set.hpp"
#include "store/edge_assembly.hpp"
#include "store/keys.hpp"
#include "store/rows.hpp"
#include "store/steps.hpp"

using namespace govgraph;
using namespace govgraph::store;
using fuzz::require;

namespace {

template <class Key>
void require_same(const std::optional<Key>& key, std::string_view bytes) {
  if (key) require(key_of(*key) == bytes, "a key is written as it was read");
}

void keys(std::uint64_t, std::string_view bytes) {
  if (const auto id = parse_id(bytes)) require(key_of(NodeId{*id}) == bytes, "an id is written as it was read");
  require_same(parse_mention_key(bytes), bytes);
  require_same(parse_evidence_key(bytes), bytes);
  require_same(parse_adjacency_key(bytes), bytes);
  require_same(parse_judgement_key(bytes), bytes);
  require_same(parse_bigram(bytes), bytes);
}

void header(std::uint64_t id, std::string_view bytes) {
  const auto info = decode_header(DocumentId{id}, bytes);
  if (!info) return;
  DocumentFacts facts;
  facts.path = info->path;
  facts.digest = info->digest;
  facts.encoding = info->encoding;
  facts.date = info->date;
  facts.articles = info->articles;
  const auto again = decode_header(DocumentId{id}, encode_header(facts));
  require(again && again->path == info->path && again->articles == info->articles, "a header is read back");
}

/// What decodes is fit to be used by all that read statements.
void use(std::uint64_t id, std::string_view bytes) {
  const auto said = decode_statements(bytes);
  if (!said) return;
  const Contribution whole = contribution_of(DocumentId{id}, said->entities, said->edges, said->equivalences);
  share_of(whole);
  DocumentFacts facts;
  facts.entities = said->entities;
  facts.edges = said->edges;
  const auto again = decode_statements(encode_statements(facts, said->equivalences));
  require(again && again->entities == said->entities && again->edges.size() == said->edges.size(),
          "statements are read back");
  require(decode_statements(rejoined(bytes, {})).has_value(), "statements may be joined otherwise");
}

void statements(std::uint64_t id, std::string_view bytes) { use(id, bytes); }

/// So that the fuzzer need not learn how to pack: a list of equivalences, then what is to be packed.
void packed_statements(std::uint64_t id, std::string_view bytes) {
  bytes::Cursor in(bytes);
  std::string row;
  const std::size_t equivalences = in.varint() % 3;
  bytes::append_varint(row, equivalences);
  for (std::size_t i = 0; i < 2 * equivalences; ++i) bytes::append_be64(row, in.be64());
  use(id, row + pack(in.rest()));
}

void packed(std::uint64_t, std::string_view bytes) {
  if (const auto text = unpack(bytes)) require(unpack(pack(*text)) == text, "what is packed is unpacked");
}

void mentions(std::uint64_t, std::string_view bytes) {
  std::vector<MentionFact> found, again;
  if (!decode_mentions(bytes, found)) return;
  for (const MentionFact& each : found) require(each.span.begin <= each.span.end, "a place ends after its begin");
  std::string written;
  append_mentions(written, found);
  require(decode_mentions(written, again) && again == found, "mentions are read back");
}

void edge(std::uint64_t id, std::string_view bytes) {
  EdgeRow row;
  if (!decode_edge(bytes, row)) return;
  for (const EdgeRow::Place& each : row.evidence)
    require(each.span.begin <= each.span.end, "evidence ends after its begin");
  EdgeAssembly assembly;
  assembly.begin(EdgeId{id});
  for (const std::uint64_t document : {id, id + 1}) assembly.add(DocumentId{document}, row);
  require(assembly.edge().head == row.head, "an edge is put together");
  assembly.articles();
}

void judgement(std::uint64_t id, std::string_view bytes) {
  if (const auto found = decode_judgement(NodeId{id}, NodeId{id + 1}, bytes))
    require(encode_judgement(*found) == bytes, "a judgement is written as it was read");
}

void claims(std::uint64_t id, std::string_view bytes) {
  Node node;
  const bool whole = assemble_node(NodeId{id}, bytes, node);
  if (whole) require(label_of(NodeId{id}, bytes) == node.label, "a node has its label");
  visit_claims(NodeId{id}, bytes, [&](const Claim& claim, std::int64_t) {
    std::string item;
    append_claim(item, NodeId{id}, claim);
    const auto again = parse_claim(NodeId{id}, item);
    require(again && again->text == claim.text && again->detail == claim.detail, "a claim is read back");
  });
}

using Entries = std::vector<std::pair<std::string, std::int64_t>>;

std::optional<Entries> entries_of(std::string_view bytes) {
  Entries out;
  CountedSetReader in(bytes);
  while (in.next()) out.emplace_back(in.item(), in.count());
  return in.ok() ? std::optional(std::move(out)) : std::nullopt;
}

void sets(std::uint64_t, std::string_view bytes) {
  const std::string_view one = bytes.substr(0, bytes.size() / 2), two = bytes.substr(bytes.size() / 2);
  for (const std::string_view each : {bytes, one, two}) {
    const auto entries = entries_of(each);
    if (!entries) continue;
    CountedSetBuilder out;
    for (const auto& [item, count] : *entries) out.add(item, count);
    require(entries_of(out.bytes()) == entries, "a set is read back");
    require(out.bytes().size() <= each.size(), "a set is written as short as can be");
  }
  const std::array both{one, two}, turned{two, one};
  require(sum_of(both) == sum_of(turned), "sets are added in any order");
}

void adjacency(std::uint64_t id, std::string_view bytes) {
  std::vector<Neighbor> steps;
  for (const Side side : {Side::kOut, Side::kIn}) {
    const AdjacencyKey key{NodeId{id}, RelationType::kHoldsRole, side};
    if (steps_of(key, bytes, steps)) require(visit_ends(bytes, [](NodeId) {}), "steps have their ends");
  }
}

constexpr std::array kDecoders{keys,      header, statements, packed_statements, packed, mentions, edge,
                               judgement, claims, sets,       adjacency};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const auto decode = kDecoders[input.below(kDecoders.size())];
  std::uint64_t id = 0;
  for (int i = 0; i < 8; ++i) id = id << 8 | input.below(256);
  decode(id, input.rest());
  return 0;
}
