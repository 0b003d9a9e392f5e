// SPDX-License-Identifier: Apache-2.0
#include "pipeline/judging.hpp"

#include <utility>
#include <vector>

#include "resolve/judge.hpp"
#include "resolve/reprints.hpp"

namespace govgraph::pipeline {
namespace {

std::vector<ReprintGroup> reprints_in(store::Writer& writer, const Cancellation& cancellation) {
  std::vector<resolve::SketchedArticle> articles;
  for (auto& [place, sketch] : writer.sketches(cancellation)) articles.push_back({place, std::move(sketch)});
  return resolve::find_reprints(articles, cancellation);
}

}  // namespace

void judge_corpus(store::Writer& writer, const Cancellation& cancellation) {
  const std::vector<ReprintGroup> reprints = reprints_in(writer, cancellation);
  writer.keep_reprints(reprints);
  // The claims are gone before documents are joined anew.
  const std::vector<Judgement> judgements = resolve::judge(writer.claims(cancellation), reprints, cancellation);
  writer.apply(judgements, cancellation);
}

}  // namespace govgraph::pipeline
