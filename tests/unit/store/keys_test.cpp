// SPDX-License-Identifier: Apache-2.0
#include "store/keys.hpp"

#include <random>
#include <tuple>

#include <catch2/catch.hpp>

using namespace govgraph;
using namespace govgraph::store;

namespace {

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes)
    (out += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4]) += "0123456789abcdef"[c & 15];
  return out;
}

}  // namespace

TEST_CASE("keys have these bytes") {
  CHECK(hex(key_of(NodeId{0x0102030405060708})) == "0102030405060708");
  CHECK(hex(key_of(MentionKey{NodeId{1}, DocumentId{2}, NodeId{3}})) ==
        "000000000000000100000000000000020000000000000003");
  CHECK(hex(key_of(EvidenceKey{EdgeId{4}, DocumentId{5}, EdgeId{6}})) ==
        "000000000000000400000000000000050000000000000006");
  CHECK(hex(key_of(AdjacencyKey{NodeId{7}, RelationType::kConcerns, Side::kIn})) == "00000000000000070e01");
  CHECK(hex(key_of(JudgementKey{NodeId{8}, NodeId{9}})) == "00000000000000080000000000000009");
  CHECK(hex(key_of(bigram(U'柳', U'河'))) == "0067f3006cb3");
}

TEST_CASE("keys read back and order as their fields do") {
  std::mt19937_64 random(5);
  const auto id = [&] { return random() >> (random() % 64); };
  const auto fields = [](const AdjacencyKey& key) { return std::tuple(key.node, key.type, key.side); };
  for (int i = 0; i < 2000; ++i) {
    const MentionKey a{NodeId{id()}, DocumentId{id()}, NodeId{id()}},
        b{NodeId{id() % 2 == 0 ? id() : static_cast<std::uint64_t>(a.node)}, DocumentId{id()}, NodeId{id()}};
    CHECK(parse_mention_key(key_of(a)) == a);
    CHECK((key_of(a) < key_of(b)) == (std::tie(a.node, a.document, a.key) < std::tie(b.node, b.document, b.key)));
    const EvidenceKey evidence{EdgeId{id()}, DocumentId{id()}, EdgeId{id()}};
    CHECK(parse_evidence_key(key_of(evidence)) == evidence);
    const JudgementKey judgement{NodeId{id()}, NodeId{id()}};
    CHECK(parse_judgement_key(key_of(judgement)) == judgement);
    const auto step = [&] { return AdjacencyKey{NodeId{id() % 4}, RelationType(1 + id() % 14), Side(id() % 2)}; };
    const AdjacencyKey c = step(), d = step();
    CHECK(parse_adjacency_key(key_of(c)) == c);
    CHECK((key_of(c) < key_of(d)) == (fields(c) < fields(d)));
    const auto point = [&] { return static_cast<char32_t>(id() % 0x110000); };
    const Bigram e = bigram(point(), point()), f = bigram(point(), point());
    CHECK(parse_bigram(key_of(e)) == e);
    CHECK((key_of(e) < key_of(f)) == (e < f));
  }
}

TEST_CASE("other bytes are no keys") {
  const std::string mention = key_of(MentionKey{NodeId{1}, DocumentId{2}, NodeId{3}});
  for (std::size_t n = 0; n < mention.size(); ++n) CHECK(parse_mention_key(mention.substr(0, n)) == std::nullopt);
  CHECK(parse_mention_key(mention + "x") == std::nullopt);
  CHECK(parse_adjacency_key(key_of(AdjacencyKey{NodeId{1}, RelationType(0), Side::kIn})) == std::nullopt);
  CHECK(parse_adjacency_key(key_of(AdjacencyKey{NodeId{1}, RelationType(15), Side::kIn})) == std::nullopt);
  CHECK(parse_adjacency_key(key_of(AdjacencyKey{NodeId{1}, RelationType::kPartOf, Side(2)})) == std::nullopt);
  CHECK(parse_bigram("12345") == std::nullopt);
}
