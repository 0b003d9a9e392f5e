// SPDX-License-Identifier: Apache-2.0
#include "lexicon/feature_index.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "base/error.hpp"
#include "lexicon/compile.hpp"
#include "lexicon/features.hpp"
#include "lexicon/lexicon.hpp"
#include "support/temporary_folder.hpp"

using namespace govgraph;
using namespace govgraph::lexicon;
using Catch::Matchers::StartsWith;

namespace {

/// A folder with one file of features that goes away with the test.
class Folder {
 public:
  explicit Folder(const std::string& bytes) {
    std::ofstream(folder_.path() / "mine.features", std::ios::binary) << bytes;
  }
  std::filesystem::path path() const { return folder_.path(); }

 private:
  test::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("a word has the features under which it stands, as a whole, at a beginning and at an end") {
  const Folder folder(
      "# tried out\n[flies] Moves through the air.\n飞 飞行 \t 盘旋\n飞行器\n[tool] Is used.\n飞行器\n");
  const Lexicon lexicon = Lexicon::with_directory(folder.path());
  const Feature flies = lexicon.feature_named("flies").value(), tool = lexicon.feature_named("tool").value();
  CHECK(lexicon.has(U"飞行", flies));
  CHECK_FALSE(lexicon.has(U"飞行", tool));
  CHECK(lexicon.has(U"飞行器", tool));
  CHECK_FALSE(lexicon.has(U"飞行机", flies));
  CHECK_FALSE(lexicon.has(U"", flies));
  CHECK(lexicon.has(U'飞', flies));
  CHECK_FALSE(lexicon.has(U'行', flies));
  CHECK_FALSE(lexicon.has(U'\U00020000', flies));
  CHECK(lexicon.begins(U"飞行器械", flies) == 3);
  CHECK(lexicon.begins(U"飞行队", flies) == 2);
  CHECK(lexicon.begins(U"行飞", flies) == 0);
  CHECK(lexicon.ends(U"小型飞行器", flies) == 3);
  CHECK(lexicon.ends(U"盘旋", flies) == 2);
  CHECK(lexicon.ends(U"旋", flies) == 0);
  CHECK(lexicon.find(U"上空盘旋飞", flies) == 2);
  CHECK_FALSE(lexicon.holds(U"上空", flies));
  CHECK(lexicon.features().at(static_cast<std::size_t>(tool)).meaning == "Is used.");
}

TEST_CASE("of the words that begin somewhere those with a wanted feature are given, shortest first") {
  const Folder folder("[flies] Moves through the air.\n飞 飞行\n[tool] Is used.\n飞行器 行\n");
  const Lexicon lexicon = Lexicon::with_directory(folder.path());
  const Feature flies = lexicon.feature_named("flies").value(), tool = lexicon.feature_named("tool").value();
  const auto mask = [](std::initializer_list<Feature> features) {
    FeatureMask out;
    for (const Feature each : features) {
      const auto number = static_cast<std::size_t>(each);
      if (out.size() <= number / 64) out.resize(number / 64 + 1);
      out[number / 64] |= std::uint64_t{1} << (number % 64);
    }
    return out;
  };
  const auto lengths = [&](std::u32string_view text, std::size_t at, const FeatureMask& wanted) {
    std::vector<FeatureMatch> found;
    lexicon.features_at(text, at, wanted, found);
    std::vector<std::uint32_t> out;
    for (const FeatureMatch& each : found) out.push_back(each.length);
    return out;
  };
  CHECK(lengths(U"小飞行器", 1, mask({flies, tool})) == std::vector<std::uint32_t>{1, 2, 3});
  CHECK(lengths(U"小飞行器", 1, mask({flies})) == std::vector<std::uint32_t>{1, 2});
  CHECK(lengths(U"小飞行器", 1, mask({tool})) == std::vector<std::uint32_t>{3});
  CHECK(lengths(U"小飞行器", 2, mask({tool})) == std::vector<std::uint32_t>{1});
  CHECK(lengths(U"小飞行器", 2, mask({flies})).empty());
  CHECK(lengths(U"小飞行器", 1, {}).empty());
  CHECK(lengths(U"小飞行器", 4, mask({flies, tool})).empty());
}

TEST_CASE("features of UTF-8 are those of its code points, in bytes, past broken ones") {
  const Folder folder("[flies] Moves through the air.\n飞 飞行 飞a器\n");
  const Lexicon lexicon = Lexicon::with_directory(folder.path());
  const Feature flies = lexicon.feature_named("flies").value();
  CHECK(lexicon.has("飞行", flies));
  CHECK_FALSE(lexicon.has("飞行机", flies));
  CHECK(lexicon.begins("飞行机", flies) == 6);
  CHECK(lexicon.begins("", flies) == 0);
  CHECK(lexicon.ends("小型飞a器", flies) == 7);
  CHECK(lexicon.ends("\x9E\x8B飞行", flies) == 6);
  CHECK(lexicon.ends("飞机", flies) == 0);
  CHECK(lexicon.holds("上空飞过", flies));
  CHECK_FALSE(lexicon.holds("上空", flies));
}

TEST_CASE("a researcher's words join a built-in feature, whose words stay") {
  const FeatureInfo first = Lexicon::built_in().features().front();
  const Folder folder(std::string("[").append(first.name) + "] said again\n某某某字\n");
  const Lexicon lexicon = Lexicon::with_directory(folder.path());
  CHECK(lexicon.features().size() == Lexicon::built_in().features().size());
  CHECK(lexicon.has(U"某某某字", Feature{0}));
  CHECK_FALSE(Lexicon::built_in().has(U"某某某字", Feature{0}));
  for (const FeatureFile& file : read_feature_files(GOVGRAPH_SOURCE_DIR "/lib/lexicon/data"))
    for (const FeatureSection& section : parse_features(file))
      for (const FeatureWord& word : section.words)
        REQUIRE(lexicon.has(word.form, lexicon.feature_named(section.name).value()));
}

TEST_CASE("a faulty file of features says where and what to do") {
  struct Case {
    std::string bytes;
    std::string message;
  };
  const auto c = GENERATE(values<Case>({
      {"飞\n", "f.features:1: words stand above the first feature"},
      {"[flies Moves.\n飞\n", "f.features:1: the feature's name has no closing ]"},
      {"[Flies] Moves.\n飞\n", "f.features:1: 'Flies' is no name of a feature"},
      {"[flies]\n飞\n", "f.features:1: [flies] lacks a sentence"},
      {"\n[flies] Moves.\n[swims] Moves.\n游\n", "f.features:2: [flies] has no words"},
      {"[flies] Moves.\n飞 行\n\n飞\n", "f.features:4: '飞' stands twice in [flies]"},
      {"[flies] Moves.\n飞\n[flies] Moves.\n行\n", "f.features:3: [flies] is declared twice"},
      {"[flies] Moves.\n\xE5\x85\n", "f.features:2: is not UTF-8"},
  }));
  const FeatureFile file{"f.features", c.bytes};
  CHECK_THROWS_AS(compile_features(std::span(&file, 1)), InputError);
  CHECK_THROWS_WITH(compile_features(std::span(&file, 1)), StartsWith(c.message));
}
