// SPDX-License-Identifier: Apache-2.0
// How the cost of each pass grows with the length of what it reads: CPU nanoseconds a byte for documents of several
// sizes, once as one article, once as many. A pass that is linear has one number in all columns. A build reads long
// texts part by part (text/parts.hpp); here they are read whole, so that what is not linear shows.
//
//   document_length [MEGABYTES…]        GOVGRAPH_BENCH_TEXT names the folder of pages it is made of, as for the others
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "extract/passes.hpp"
#include "lexicon/lexicon.hpp"
#include "resolve/resolve.hpp"
#include "sample_pages.hpp"
#include "text/read.hpp"

namespace {

using namespace govgraph;

Span moved(Span span, std::uint32_t by) { return {span.begin + by, span.end + by}; }

/// Appends a page to `all`, its articles as they are, or their sentences to the one article of `all`.
void append(Document& all, const Document& page, bool one_article) {
  const auto by = static_cast<std::uint32_t>(all.text().size());
  const auto bytes = static_cast<std::uint32_t>(all.source.size());
  const auto sentences = static_cast<std::uint32_t>(all.sentences.size());
  const auto articles = static_cast<std::uint32_t>(all.articles.size());
  for (std::size_t i = 0; i < page.text().size(); ++i)
    all.append(page.text()[i], {page.bytes[i].begin + bytes, page.bytes[i].end + bytes});
  all.source += page.source;
  for (Sentence each : page.sentences) {
    each.span = moved(each.span, by);
    each.article = one_article ? 0 : each.article + articles;
    each.paragraph += one_article ? sentences : 0;
    all.sentences.push_back(each);
  }
  for (const Quotation& each : page.quotations)
    all.quotations.push_back({moved(each.outer, by), moved(each.inner, by), each.open});
  if (one_article) {
    if (all.articles.empty()) all.articles.emplace_back();
    all.articles[0].span.end = all.articles[0].body.end = static_cast<std::uint32_t>(all.text().size());
    all.articles[0].last_sentence = static_cast<std::uint32_t>(all.sentences.size());
    return;
  }
  for (Article each : page.articles) {
    for (Span* span : {&each.span, &each.title, &each.subtitle, &each.body}) *span = moved(*span, by);
    for (Span& byline : each.bylines) byline = moved(byline, by);
    each.first_sentence += sentences;
    each.last_sentence += sentences;
    all.articles.push_back(std::move(each));
  }
}

Document document_of(const std::vector<Document>& pages, std::size_t bytes, bool one_article) {
  Document out;
  out.id = "long.txt";
  for (std::size_t i = 0; out.source.size() < bytes; ++i) append(out, pages[i % pages.size()], one_article);
  return out;
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// Nanoseconds a byte by step, in the order in which they run.
std::vector<std::pair<std::string, double>> costs(const Document& document) {
  std::vector<extract::PassTime> times;
  Diagnostics diagnostics;
  extract::ExtractOptions options;
  options.times = &times;
  auto extraction = extract::extract(document, lexicon::Lexicon::built_in(), diagnostics, options);
  const double start = cpu_seconds();
  const DocumentFacts facts = resolve::resolve(document, lexicon::Lexicon::built_in(), std::move(extraction));
  const double resolving = cpu_seconds() - start;
  const auto bytes = static_cast<double>(document.source.size());
  std::vector<std::pair<std::string, double>> out;
  for (const auto& each : times)
    out.emplace_back(each.pass, std::chrono::duration<double, std::nano>(each.time).count() / bytes);
  out.emplace_back("(resolve)", resolving * 1e9 / bytes);
  return out;
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < count; ++i) sizes.push_back(std::strtoul(arguments[i], nullptr, 10));
  if (sizes.empty()) sizes = {1, 4, 16};
  std::vector<Document> pages;
  for (const auto& page : bench::sample_pages()) {
    Diagnostics diagnostics;
    if (auto document = text::read(page.name, page.bytes, {}, diagnostics)) pages.push_back(std::move(*document));
  }
  std::vector<std::vector<std::pair<std::string, double>>> columns;
  fmt::print("{:16}", "ns/byte");
  for (const bool one_article : {true, false})
    for (const std::size_t size : sizes) {
      fmt::print("{:>12}", fmt::format("{} MB {}", size, one_article ? "art" : "doc"));
      columns.push_back(costs(document_of(pages, size * 1'000'000, one_article)));
    }
  fmt::print("\n");
  for (std::size_t row = 0; row < columns.front().size(); ++row) {
    fmt::print("{:16}", columns.front()[row].first);
    for (const auto& column : columns) fmt::print("{:12.1f}", column[row].second);
    fmt::print("\n");
  }
}
