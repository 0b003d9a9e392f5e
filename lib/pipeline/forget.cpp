// SPDX-License-Identifier: Apache-2.0
#include "pipeline/forget.hpp"

#include "pipeline/judging.hpp"
#include "store/writer.hpp"

namespace govgraph::pipeline {

std::vector<std::string> forget(std::span<const std::string> documents, const std::filesystem::path& database,
                                const Cancellation& cancellation) {
  store::OpenOptions options;
  options.create = false;
  options.cancellation = cancellation;
  store::Writer writer = store::Writer::open(database.string(), options);
  std::vector<std::string> unknown;
  for (const std::string& document : documents) {
    cancellation.check();
    if (!writer.forget(document)) unknown.push_back(document);
  }
  if (needs_judging(writer)) judge_corpus(writer, cancellation);
  writer.finish();
  return unknown;
}

}  // namespace govgraph::pipeline
