// SPDX-License-Identifier: Apache-2.0
#include "extract/missed_names.hpp"

#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "extract/passes.hpp"
#include "support/document_builder.hpp"

using namespace govgraph;

namespace {

std::vector<std::string> left_of(const std::string& text) {
  const Document document = test::document_of(text);
  Diagnostics diagnostics;
  std::vector<extract::MissedName> left;
  extract::ExtractOptions options;
  options.missed_names = &left;
  const auto found = extract::extract(document, lexicon::Lexicon::built_in(), diagnostics, options);
  std::vector<std::string> out;
  for (const extract::MissedName& each : left) {
    for (const Mention& mention : found.mentions) CHECK_FALSE(mention.span.overlaps(each.span));
    out.push_back(std::string(info(each.label).name) + ":" + utf8::encode(document.at(each.span)));
  }
  return out;
}

}  // namespace

TEST_CASE("what stands in quotation marks and is no name is shown as missed") {
  CHECK(left_of("柳河镇打通服务群众的“连心桥梁”。") == std::vector<std::string>{"Programme:连心桥梁"});
}

TEST_CASE("what was read is not shown as missed, nor are kinds and plain words") {
  CHECK(left_of("柳河镇党委书记王建国出席会议。").empty());
  CHECK(left_of("各级党组织和基层党委要加强学习，企业党支部积极参加。").empty());
}
