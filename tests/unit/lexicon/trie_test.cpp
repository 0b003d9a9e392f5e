// SPDX-License-Identifier: Apache-2.0
#include "lexicon/trie_builder.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <set>

using namespace govgraph::lexicon;

namespace {

/// Few distinct characters, so that strings share prefixes; some lie past U+FFFF.
std::u32string random_string(std::mt19937& random, std::size_t longest) {
  static constexpr std::u32string_view kCharacters = U"东西南北中路a村镇𬒗𠮷";
  std::u32string out;
  const std::size_t length = 1 + random() % longest;
  while (out.size() < length) out += kCharacters[random() % kCharacters.size()];
  return out;
}

std::set<std::u32string> random_keys(std::mt19937& random, std::size_t count) {
  std::set<std::u32string> keys;
  while (keys.size() < count) keys.insert(random_string(random, 7));
  return keys;
}

struct Owned {
  std::vector<std::u32string> keys;
  TrieParts parts;

  explicit Owned(const std::set<std::u32string>& set) : keys(set.begin(), set.end()), parts(build_trie(keys)) {}
  Trie trie() const { return {parts.alphabet, parts.rare, parts.units}; }

  std::uint32_t value(std::u32string_view text) const {
    std::uint32_t node = kTrieRoot;
    for (const char32_t c : text) {
      node = trie().step(node, c);
      if (node == kTrieFree) return 0;
    }
    return parts.units[node].value;
  }
};

}  // namespace

TEST_CASE("a trie knows exactly its keys") {
  std::mt19937 random(20250106);
  for (const std::size_t count : {std::size_t{1}, std::size_t{12}, std::size_t{300}, std::size_t{5000}}) {
    const auto keys = random_keys(random, count);
    const Owned owned(keys);
    for (std::size_t i = 0; i < owned.keys.size(); ++i) REQUIRE(owned.value(owned.keys[i]) == i + 1);
    for (int i = 0; i < 5000; ++i) {
      const auto probe = random_string(random, 9);
      REQUIRE((owned.value(probe) != 0) == keys.contains(probe));
    }
  }
}

TEST_CASE("a trie of nothing matches nothing") {
  const Owned owned({});
  CHECK(owned.value(U"村") == 0);
  CHECK(owned.value(U"𬒗") == 0);
}

TEST_CASE("characters that stand in no key end every walk") {
  const Owned owned({U"村委会"});
  CHECK(owned.value(U"村委会") == 1);
  CHECK(owned.value(U"村委") == 0);
  CHECK(owned.value(U"村委会x") == 0);
  CHECK(owned.value(std::u32string(1, char32_t{0x10FFFF})) == 0);
}
