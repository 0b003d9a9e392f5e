// SPDX-License-Identifier: Apache-2.0
#include "store/rows.hpp"

#include <random>

#include <zstd.h>
#include <catch2/catch.hpp>

#include "base/bytes.hpp"
#include "store/claims.hpp"
#include "store/counted_set.hpp"
#include "store/steps.hpp"
#include "support/random_documents.hpp"

using namespace govgraph;
using namespace govgraph::store;

namespace {

std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 1));
  return out;
}

std::string varints(std::initializer_list<std::uint64_t> numbers) {
  std::string out;
  for (const std::uint64_t each : numbers) bytes::append_varint(out, each);
  return out;
}

/// Reads them as every kind of row; what comes out may be anything, so long as it comes out.
void read_as_everything(const std::string& bytes) {
  std::vector<MentionFact> mentions;
  EdgeRow edge;
  Node node;
  std::vector<Neighbor> steps;
  decode_header(DocumentId{1}, bytes);
  decode_statements(bytes);
  decode_mentions(bytes, mentions);
  decode_edge(bytes, edge);
  decode_judgement(NodeId{1}, NodeId{2}, bytes);
  unpack(bytes);
  assemble_node(NodeId{1}, bytes, node);
  steps_of({NodeId{1}, RelationType::kPartOf, Side::kOut}, bytes, steps);
  sum_of(std::vector<std::string_view>{bytes, bytes});
}

std::vector<std::string> real_rows() {
  const DocumentFacts facts = test::random_document(3);
  std::vector<std::string> out = {encode_header(facts), encode_statements(facts, {}), pack(facts.source)};
  out.emplace_back();
  append_mentions(out.back(), facts.entities[0].mentions);
  out.emplace_back();
  append_edge(out.back(), NodeId{1}, NodeId{2}, facts.edges[0]);
  return out;
}

}  // namespace

TEST_CASE("rows with flipped, missing and added bytes are read without harm") {
  std::mt19937 random(19);
  for (const std::string& row : real_rows())
    for (int round = 0; round < 400; ++round) {
      std::string bytes = row;
      for (auto n = 1 + random() % 4; n > 0 && !bytes.empty(); --n) {
        const std::size_t at = random() % bytes.size();
        const auto kind = random() % 4;
        if (kind == 0) bytes.resize(at);
        if (kind == 1) bytes.insert(at, 1, static_cast<char>(random()));
        if (kind == 2) bytes[at] = '\xFF';
        if (kind == 3) bytes[at] = static_cast<char>(bytes[at] ^ 1 << random() % 8);
      }
      read_as_everything(bytes);
    }
}

TEST_CASE("a place that leaves the text or 64 bits is no place") {
  const std::uint64_t most = ~std::uint64_t{0};  // as a signed number, the least; one less, the largest
  std::vector<MentionFact> out;
  CHECK(decode_mentions(varints({1, 0, 2, 4}), out));
  CHECK(out == std::vector<MentionFact>{{0, {1, 3}}});
  CHECK_FALSE(decode_mentions(varints({2, 0, most - 1, 0, 0, most - 1, 0}), out));  // adds up to more than 64 bits
  CHECK_FALSE(decode_mentions(varints({1, 0, 1, 0}), out));                         // begins at -1
  CHECK_FALSE(decode_mentions(varints({1, 0, 2, 3}), out));                         // ends at -1
  CHECK_FALSE(decode_mentions(varints({1, 0, 4, 1}), out));                         // ends before its begin
  CHECK_FALSE(decode_mentions(varints({1, 0, std::uint64_t{1} << 33, 0}), out));
  CHECK_FALSE(decode_mentions(varints({1, std::uint64_t{1} << 32, 0, 0}), out));
}

TEST_CASE("a count of billions allocates nothing") {
  std::vector<MentionFact> out;
  CHECK_FALSE(decode_mentions(varints({std::uint64_t{1} << 40}), out));
  CHECK_FALSE(decode_mentions(varints({~std::uint64_t{0}, 0, 0, 0}), out));
  CHECK(out.capacity() < 1000);
  CHECK(decode_statements(varints({std::uint64_t{1} << 40})) == std::nullopt);
}

TEST_CASE("what says that it unpacks to gigabytes is not believed") {
  std::string monotone;
  monotone.assign(300'000'000, 'x');
  const std::string bomb = zstd(monotone);
  REQUIRE(bomb.size() < 100'000);
  CHECK(unpack(bomb) == std::nullopt);
  CHECK(unpack(zstd("柳河镇"), 10) == std::nullopt);
  CHECK(unpack(zstd("柳河镇"), 9) == "柳河镇");
  CHECK(unpack(pack("")) == "");
  monotone.resize(100'000'000);
  CHECK(unpack(pack(monotone)) == monotone);
}

TEST_CASE("counts that no documents can add up to are no counts") {
  CountedSetBuilder large;
  large.add("a", std::int64_t{1} << 32);
  CHECK(sum_of(std::vector<std::string_view>{large.bytes()}) == large.bytes());
  CHECK(sum_of(std::vector<std::string_view>{large.bytes(), large.bytes()}) == std::nullopt);
  CountedSetBuilder larger;
  larger.add("a", std::int64_t{1} << 62);
  CHECK(sum_of(std::vector<std::string_view>{larger.bytes(), larger.bytes(), larger.bytes()}) == std::nullopt);
}

TEST_CASE("a layout stands behind its text, where those who know of none read on") {
  std::string monotone;
  monotone.resize(100'000'000, 'x');
  for (const std::string& text : {std::string("柳河镇"), std::string(), monotone}) {
    const std::string row = pack_source(text, "where it stands");
    CHECK(unpack(row) == text);
    CHECK(unpack_layout(row) == "where it stands");
    CHECK(unpack_layout(pack(text)) == "");
    CHECK(pack_source(text, "") == pack(text));
  }
  const std::string row = pack_source("柳河镇", "where it stands");
  const std::size_t text = pack("柳河镇").size();
  for (std::size_t size = text + 1; size < row.size(); ++size) CHECK_FALSE(unpack_layout(row.substr(0, size)));
}
