// SPDX-License-Identifier: Apache-2.0
#include "extract/earlier_names.hpp"

#include <random>

#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "extract/mention_list.hpp"
#include "extract/reading.hpp"
#include "support/document_builder.hpp"

using namespace govgraph;
using extract::EarlierNames;

namespace {

Mention named(std::u32string_view name, Label label, std::uint32_t article) {
  Mention mention;
  mention.name = utf8::encode(name);
  mention.label = label;
  mention.article = article;
  return mention;
}

std::u32string some_name(std::mt19937& random) {
  std::u32string out;
  for (std::size_t size = 1 + random() % 16; out.size() < size;) out += U"柳河会"[random() % 3];
  return out;
}

}  // namespace

TEST_CASE("the last name that ends so is the one that a look at all above finds") {
  const Document document = test::document_of("柳河镇。");
  std::mt19937 random(5);
  for (int round = 0; round < 30; ++round) {
    extract::Reading reading{document, lexicon::Lexicon::built_in()};
    for (std::uint32_t i = 0; i < 60; ++i)
      reading.mentions.push_back(named(some_name(random), random() % 2 == 0 ? Label::kSocialOrg : Label::kArea,
                                       random() % 8 == 0 ? 0 : i / 20));
    const extract::ArticleRuns runs(reading.mentions);
    const EarlierNames names(reading, extract::bit(Label::kSocialOrg), EarlierNames::Form::kName);
    for (int question = 0; question < 100; ++question) {
      const auto before = static_cast<std::uint32_t>(random() % (reading.mentions.size() + 1));
      const auto article = static_cast<std::uint32_t>(random() % 3);
      const std::u32string end = some_name(random);
      const std::string text = utf8::encode(end);
      const bool longer = random() % 2 == 0;
      const auto fits = [&](std::uint32_t i) {
        const std::string& name = reading.mentions[i].name;
        return name.ends_with(text) && (!longer || name.size() > text.size());
      };
      std::uint32_t expected = kNone;
      for (std::uint32_t i = before; i-- > 0 && reading.mentions[i].article == article && expected == kNone;)
        if (reading.mentions[i].label == Label::kSocialOrg && fits(i)) expected = i;
      const auto which = longer ? EarlierNames::Which::kLonger : EarlierNames::Which::kAny;
      CHECK(names.last(runs.begin(before, article), before, end, which, fits) == expected);
    }
  }
}

TEST_CASE("what lies between is not looked at") {
  const Document document = test::document_of("柳河镇。");
  extract::Reading reading{document, lexicon::Lexicon::built_in()};
  reading.mentions.push_back(named(U"柳河镇书画协会", Label::kSocialOrg, 0));
  for (int i = 0; i < 1000; ++i) reading.mentions.push_back(named(U"柳河镇总工会", Label::kSocialOrg, 0));
  const EarlierNames names(reading, extract::bit(Label::kSocialOrg), EarlierNames::Form::kName);
  int looks = 0;
  const auto found = names.last(0, 1001, U"协会", EarlierNames::Which::kLonger, [&](std::uint32_t) {
    ++looks;
    return true;
  });
  CHECK(found == 0);
  CHECK(looks == 1);
}
