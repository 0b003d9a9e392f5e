// SPDX-License-Identifier: Apache-2.0
#include <atomic>

#include <catch2/catch.hpp>

#include "extract/passes.hpp"
#include "support/document_builder.hpp"

using namespace govgraph;

TEST_CASE("extraction stops when it is asked to") {
  const Document document = test::document_of("柳河镇党委书记周明远到安平社区调研。");
  Diagnostics diagnostics;
  std::atomic<bool> stop{false};
  extract::ExtractOptions options;
  options.cancellation = Cancellation(stop);
  CHECK_FALSE(extract::extract(document, lexicon::Lexicon::built_in(), diagnostics, options).mentions.empty());
  stop = true;
  CHECK_THROWS_AS(extract::extract(document, lexicon::Lexicon::built_in(), diagnostics, options), CancelledError);
}
