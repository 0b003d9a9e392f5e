// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/ontology.hpp"

/// What annotators say that pages hold, to measure a graph by. `govgraph help correcting` describes the format.
namespace govgraph::cli {

struct GoldEntity {
  std::vector<Label> labels;       ///< any of them is right; the first is the entity's own
  std::vector<std::string> names;  ///< in comparable form; the first is its own
  bool partial = false;            ///< of one article alone
  bool optional = false;           ///< found or not, it counts nothing

  bool has(Label label) const;
  bool has(std::string_view name) const;
};

struct GoldRelation {
  std::vector<std::uint32_t> heads, tails;  ///< entities, ascending: any of them is right
  RelationType type = RelationType::kPartOf;
  std::string role;  ///< in comparable form
  bool inferred = false, optional = false;
};

struct GoldDocument {
  std::string name;  ///< the page's file name, without folders
  std::vector<GoldEntity> entities;
  std::vector<GoldRelation> relations;
  std::vector<std::string> ignored;                            ///< names that count nothing; comparable, sorted
  std::vector<std::pair<std::string, std::string>> headlines;  ///< title and subtitle of each article, comparable
  bool has_articles = true;                                    ///< false: the annotators did not look for articles
};

/// A name as it is compared: compatibility forms, small letters, without white space, quotation marks and punctuation.
std::string comparable(std::string_view text);

/// Puts together what annotators say article by article: an entity of one name and label is one in its page.
class GoldBuilder {
 public:
  struct Entity {
    std::string id;
    std::vector<Label> labels;
    std::vector<std::string> names;  ///< as written
    bool partial = false, optional = false;
  };
  struct Relation {
    std::vector<std::string> heads, tails;  ///< ids of entities of the same article
    RelationType type = RelationType::kPartOf;
    std::string role;
    bool inferred = false, optional = false;
  };
  struct Article {
    std::string document, title, subtitle;
    std::vector<Entity> entities;
    std::vector<Relation> relations;
    std::vector<std::string> ignored;
    bool is_page = false;  ///< all of a page: nothing is known of its articles
  };

  void add(Article article) { articles_.push_back(std::move(article)); }

  /// In the order in which pages were first named. Throws InputError where a relation names an entity that is not
  /// there.
  std::vector<GoldDocument> build() const;

 private:
  std::vector<Article> articles_;
};

/// Adds what a file says: JSON Lines of gold or of doccano (*.jsonl), brat's standoff (*.ann, with the *.txt beside
/// it), WebAnno TSV 3 as INCEpTION writes it (*.tsv). Throws InputError "path:line: …".
void read_gold(const std::filesystem::path& path, GoldBuilder& gold);

/// The parts of `read_gold`, of a file's text.
void read_gold_lines(std::string_view text, const std::string& path, GoldBuilder& gold);
void read_brat(std::string_view annotations, const std::string& path, const std::string& document, GoldBuilder& gold);
void read_webanno(std::string_view text, const std::string& path, const std::string& document, GoldBuilder& gold);

}  // namespace govgraph::cli
