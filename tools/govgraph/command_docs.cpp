// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "open_graph.hpp"
#include "options.hpp"

namespace govgraph::cli {
namespace {

Table::Cell number(std::uint64_t value) { return static_cast<std::int64_t>(value); }

Table documents_of(const GraphView& view) {
  Table table{
      {"doc", "Document"}, {"date", "Date"}, {"encoding", "Encoding"}, {"bytes", "Bytes"}, {"articles", "Articles"}};
  for (const DocumentInfo& each : view.documents())
    table.add({each.path, each.date, each.encoding, number(each.bytes), number(each.articles.size())});
  return table;
}

std::string joined(const std::vector<std::string>& sections) {
  std::string out;
  for (const std::string& each : sections) out += (out.empty() ? "" : " / ") + each;
  return out;
}

Table articles_of(const GraphView& view) {
  Table table{{"article", "Article"}, {"form", "Form"},     {"date", "Date"},
              {"place", "Place"},     {"issuer", "Issuer"}, {"begin", "Begin"},
              {"end", "End"},         {"title", "Title"},   {"sections", "Sections"}};
  for (const DocumentInfo& each : view.documents())
    for (std::uint32_t i = 0; i < each.articles.size(); ++i) {
      const ArticleFact& article = each.articles[i];
      table.add({article_name(each.path, i), std::string(form_name(article.form)), article.date, article.place,
                 article.issuer, number(article.span.begin), number(article.span.end), article.title,
                 joined(article.sections)});
    }
  return table;
}

class DocsCommand final : public Command {
 public:
  void setup(CLI::App& app) override {
    database_.add(app);
    app.add_flag(
        "--articles", articles_,
        "list the articles of each document: form, date, place, who signed, where they stand, headings inside");
    format_.add(app);
    add_footer(app, {"govgraph docs --db town.db", "govgraph docs --articles --format csv"},
               "the database holds no document");
  }

  int run() override {
    const std::unique_ptr<GraphView> graph = open_graph(database_.path);
    const Table table = articles_ ? articles_of(*graph) : documents_of(*graph);
    table.print(format_.format);
    return table.empty() ? kNothing : kDone;
  }

 private:
  DatabaseOption database_;
  FormatOption format_;
  bool articles_ = false;
};

}  // namespace

std::unique_ptr<Command> make_docs() { return std::make_unique<DocsCommand>(); }

}  // namespace govgraph::cli
