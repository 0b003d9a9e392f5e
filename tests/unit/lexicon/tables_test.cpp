// SPDX-License-Identifier: Apache-2.0
// The tables that the binary carries.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "lexicon/built_in.hpp"
#include "lexicon/compile.hpp"
#include "lexicon/lexicon.hpp"

using namespace govgraph::lexicon;

namespace {

const std::filesystem::path kData = std::filesystem::path(GOVGRAPH_SOURCE_DIR) / "lib/lexicon/data";

std::string head_of(const std::string& bytes) {
  std::string head;
  for (std::size_t i = 0; i < bytes.size() && bytes[i] == '#';) {
    const std::size_t end = std::min(bytes.find('\n', i), bytes.size());
    head += bytes.substr(i, end - i);
    i = end + 1;
  }
  return head;
}

}  // namespace

TEST_CASE("every category has a table that names its source and licence") {
  std::set<Category> seen;
  for (const Table& table : read_tables(kData)) {
    CAPTURE(table.path);
    const std::string head = head_of(table.bytes);
    CHECK(head.find("Source: ") != std::string::npos);
    const bool licensed = head.find("Apache-2.0") != std::string::npos || head.find("MIT") != std::string::npos ||
                          head.find("WTFPL") != std::string::npos;
    CHECK(licensed);
    seen.insert(table.category);
  }
  CHECK(seen.size() == kCategoryCount);
}

TEST_CASE("no table says a thing twice") {
  for (const Table& table : read_tables(kData)) {
    if (table.category == Category::kDivision || table.category == Category::kDivisionShort) continue;
    std::set<std::u32string> forms;
    for (const Row& row : parse_rows(table)) {
      CAPTURE(table.path, row.line);
      REQUIRE(forms.insert(row.form).second);
    }
  }
}

TEST_CASE("the image is the tables', byte for byte") { CHECK(compile(read_words(kData)) == built_in_image()); }
