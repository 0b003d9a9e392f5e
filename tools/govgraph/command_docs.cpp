// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "open_graph.hpp"
#include "options.hpp"
#include "text/read.hpp"

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
  Table table{{"article", "Article"}, {"form", "Form", kWords}, {"date", "Date"},
              {"place", "Place"},     {"issuer", "Issuer"},     {"begin", "Begin"},
              {"end", "End"},         {"title", "Title"},       {"sections", "Sections"}};
  for (const DocumentInfo& each : view.documents())
    for (std::uint32_t i = 0; i < each.articles.size(); ++i) {
      const ArticleFact& article = each.articles[i];
      table.add({article_name(each.path, i), std::string(form_name(article.form)), article.date, article.place,
                 article.issuer, number(article.span.begin), number(article.span.end), article.title,
                 joined(article.sections)});
    }
  return table;
}

/// What is known of where each document comes from, the first of each field being the one that holds.
Table imprints_of(const GraphView& view) {
  Table table{{"doc", "Document"},
              {"field", "Field", kWords},
              {"value", "Value"},
              {"from", "From", kWords},
              {"holds", "Holds", kWords}};
  for (const DocumentInfo& each : view.documents()) {
    const Imprint all = text::whole_imprint(each.path, view.source(each.path), each.imprint);
    for (const std::string_view field : imprint::kFields) {
      bool first = true;
      for (const ImprintItem& item : all)
        if (item.field == field) {
          table.add({each.path, item.field, item.value, item.from, std::string(first ? "yes" : "no")});
          first = false;
        }
      if (first && field == imprint::kDate)
        table.add({each.path, std::string(field), std::string("unknown"),
                   std::string("nothing says it: no timeline, no diff and no export of a time has this document"),
                   std::string("no")});
    }
  }
  return table;
}

Table reprints_of(const GraphView& view) {
  Table table{
      {"group", "Group"}, {"article", "Article"}, {"date", "Date"}, {"title", "Title"}, {"text", "Text", kWords}};
  std::int64_t number = 0;
  for (const ReprintGroup& group : view.reprints()) {
    ++number;
    for (const ArticlePlace& each : group) {
      const auto info = view.document(each.document);
      const ArticleFact article =
          info && each.article < info->articles.size() ? info->articles[each.article] : ArticleFact();
      table.add({number, article_name(each.document, each.article), article.date, article.title,
                 std::string(&each == &group.front() ? "fullest" : "reprint")});
    }
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
    app.add_flag(
        "-v,--verbose", verbose_,
        "list what is known of each document: publisher, place, date, issue, page, url, and who says so; say on "
        "stderr which options are in force");
    app.add_flag("--reprints", reprints_,
                 "list articles that are prints of one text, whole or shortened: each group counts as one witness");
    format_.add(app);
    add_footer(app,
               {"govgraph docs --db town.db", "govgraph docs --articles --format csv", "govgraph docs -v",
                "govgraph docs --reprints"},
               "the database holds no document, or none that is asked for");
  }

  int run() override {
    const std::unique_ptr<GraphView> graph = open_graph(database_.path);
    const Table table = reprints_   ? reprints_of(*graph)
                        : verbose_  ? imprints_of(*graph)
                        : articles_ ? articles_of(*graph)
                                    : documents_of(*graph);
    table.print(format_.format);
    return table.empty() ? kNothing : kDone;
  }

 private:
  DatabaseOption database_;
  FormatOption format_;
  bool articles_ = false;
  bool verbose_ = false;
  bool reprints_ = false;
};

}  // namespace

std::unique_ptr<Command> make_docs() { return std::make_unique<DocsCommand>(); }

}  // namespace govgraph::cli
