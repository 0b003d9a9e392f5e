// SPDX-License-Identifier: Apache-2.0
#include "gold.hpp"

#include <algorithm>
#include <set>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/sort_unique.hpp"
#include "base/text_file.hpp"
#include "base/utf8.hpp"

namespace govgraph::cli {
namespace {

/// Left out of names that are compared.
constexpr std::u32string_view kMarks = U"“”\"'‘’「」『』《》〈〉<>()（）[]【】·・,，、。:：;；!！?？-—–―~～…_/|";

/// Joins articles into documents.
class Documents {
 public:
  void add(const GoldBuilder::Article& article) {
    GoldDocument& document = of(article.document);
    if (article.is_page)
      document.has_articles = false;
    else
      document.headlines.emplace_back(comparable(article.title), comparable(article.subtitle));
    for (const std::string& each : article.ignored) document.ignored.push_back(comparable(each));
    std::map<std::string, std::uint32_t> where;
    for (const GoldBuilder::Entity& each : article.entities) where[each.id] = place(document, each);
    for (const GoldBuilder::Relation& each : article.relations) add(document, article, each, where);
  }

  std::vector<GoldDocument> take() {
    for (GoldDocument& each : out_) {
      sort_unique(each.ignored);
      unite(each);
    }
    return std::move(out_);
  }

 private:
  GoldDocument& of(const std::string& name) {
    const auto [at, fresh] = index_.emplace(name, out_.size());
    if (fresh) out_.emplace_back().name = name;
    return out_[at->second];
  }

  /// An entity of the document with a name and a label of this one, or a new one.
  static std::uint32_t place(GoldDocument& document, const GoldBuilder::Entity& entity) {
    GoldEntity made;
    made.labels = entity.labels;
    made.partial = entity.partial;
    made.optional = entity.optional;
    for (const std::string& each : entity.names)
      if (std::string name = comparable(each); !name.empty() && !made.has(name)) made.names.push_back(std::move(name));
    if (made.names.empty()) made.names.emplace_back();
    for (std::uint32_t i = 0; i < document.entities.size() && !made.partial; ++i) {
      GoldEntity& known = document.entities[i];
      if (known.partial || std::none_of(made.labels.begin(), made.labels.end(), [&](Label l) { return known.has(l); }))
        continue;
      if (!known.has(made.names.front()) && !made.has(known.names.front())) continue;
      known.optional = known.optional && made.optional;
      for (const Label each : made.labels)
        if (!known.has(each)) known.labels.push_back(each);
      for (std::string& each : made.names)
        if (!known.has(each)) known.names.push_back(std::move(each));
      return i;
    }
    document.entities.push_back(std::move(made));
    return static_cast<std::uint32_t>(document.entities.size() - 1);
  }

  static void add(GoldDocument& document, const GoldBuilder::Article& article, const GoldBuilder::Relation& relation,
                  const std::map<std::string, std::uint32_t>& where) {
    GoldRelation out;
    out.type = relation.type;
    out.role = comparable(relation.role);
    out.inferred = relation.inferred;
    out.optional = relation.optional;
    const auto ends = [&](const std::vector<std::string>& ids) {
      std::vector<std::uint32_t> all;
      for (const std::string& id : ids) {
        const auto at = where.find(id);
        if (at == where.end())
          throw InputError(article.document + ": gold names the entity '" + id + "' in a relation, and has none of it");
        all.push_back(at->second);
      }
      sort_unique(all);
      return all;
    };
    out.heads = ends(relation.heads);
    out.tails = ends(relation.tails);
    document.relations.push_back(std::move(out));
  }

  /// One that is said in several articles is one.
  static void unite(GoldDocument& document) {
    const auto optional = [&](const std::vector<std::uint32_t>& all) {
      return std::all_of(all.begin(), all.end(), [&](std::uint32_t i) { return document.entities[i].optional; });
    };
    std::vector<GoldRelation> out;
    for (GoldRelation& each : document.relations) {
      each.optional = each.optional || optional(each.heads) || optional(each.tails);
      const auto same = std::find_if(out.begin(), out.end(), [&](const GoldRelation& other) {
        return other.heads == each.heads && other.type == each.type && other.tails == each.tails &&
               other.role == each.role;
      });
      if (same == out.end()) {
        out.push_back(std::move(each));
      } else {
        same->optional = same->optional && each.optional;
        same->inferred = same->inferred && each.inferred;
      }
    }
    document.relations = std::move(out);
  }

  std::map<std::string, std::size_t> index_;
  std::vector<GoldDocument> out_;
};

/// JSON Lines of gold, or of doccano, line by line.
class LineReader {
 public:
  LineReader(const std::string& path, GoldBuilder& gold) : path_(path), gold_(gold) {}

  void run(std::string_view text) {
    for (line_ = 1; !text.empty(); ++line_) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      std::string line(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      const auto object = json_.parse(line);
      if (!object || !object->is_object()) refuse("no JSON object");
      gold_.add(object->find("text") ? page_of(*object) : article_of(*object));
    }
  }

 private:
  [[noreturn]] void refuse(const std::string& why) const {
    throw InputError(path_ + ":" + std::to_string(line_) + ": " + why);
  }

  static std::string text(const json::Value& object, std::string_view key) {
    const auto value = object.find(key);
    return std::string(value ? value->string().value_or("") : "");
  }

  static bool flag(const json::Value& object, std::string_view key) {
    const auto value = object.find(key);
    return value && value->boolean().value_or(false);
  }

  template <class Use>
  static void each_of(const json::Value& object, std::string_view key, Use use) {
    const auto list = object.find(key);
    for (std::size_t i = 0; list && list->is_array() && i < list->size(); ++i) use(list->at(i));
  }

  /// A string, or a list of such.
  static std::vector<std::string> texts(const json::Value& object, std::string_view key) {
    std::vector<std::string> out;
    const auto value = object.find(key);
    if (value && value->string()) out.emplace_back(*value->string());
    each_of(object, key, [&](const json::Value& each) { out.emplace_back(each.string().value_or("")); });
    return out;
  }

  Label label(const std::string& name) const {
    const auto out = label_named(name);
    if (!out) refuse("'" + name + "' is no label of the ontology");
    return *out;
  }

  RelationType relation(const std::string& name) const {
    const auto out = relation_named(name);
    if (!out) refuse("'" + name + "' is no relation of the ontology");
    return *out;
  }

  GoldBuilder::Article article_of(const json::Value& object) const {
    GoldBuilder::Article out;
    out.document = text(object, "source");
    if (out.document.empty()) refuse("no \"source\", the page's file name");
    out.title = text(object, "title");
    out.subtitle = text(object, "subtitle");
    out.ignored = texts(object, "ignore");
    each_of(object, "entities", [&](const json::Value& each) {
      GoldBuilder::Entity entity;
      entity.id = text(each, "id");
      for (const std::string& name : texts(each, "types")) entity.labels.push_back(label(name));
      entity.names = texts(each, "names");
      entity.optional = flag(each, "optional");
      const auto attributes = each.find("attrs");
      entity.partial = attributes && attributes->is_object() && flag(*attributes, "partial");
      if (entity.labels.empty() || entity.names.empty()) refuse("an entity without types or names");
      out.entities.push_back(std::move(entity));
    });
    each_of(object, "relations", [&](const json::Value& each) {
      GoldBuilder::Relation made;
      made.heads = texts(each, "head");
      made.tails = texts(each, "tail");
      made.type = relation(text(each, "type"));
      const auto attributes = each.find("attrs");
      if (attributes && attributes->is_object()) made.role = text(*attributes, "role");
      made.inferred = flag(each, "inferred");
      made.optional = flag(each, "optional");
      out.relations.push_back(std::move(made));
    });
    return out;
  }

  /// doccano: {"text", "entities": [{"id", "label", "start_offset", "end_offset"}], "relations": [{"from_id", "to_id",
  /// "type"}]}, or {"text", "label": [[begin, end, label]]}; places count characters.
  GoldBuilder::Article page_of(const json::Value& object) const {
    GoldBuilder::Article out;
    out.is_page = true;
    out.document = text(object, "source");
    for (const std::string_view key : {"filename", "doc", "document"})
      if (out.document.empty()) out.document = text(object, key);
    const auto meta = object.find("meta");
    if (out.document.empty() && meta && meta->is_object()) out.document = text(*meta, "source");
    if (out.document.empty())
      refuse("a page of doccano without its file name: export it with \"filename\" or \"source\"");
    const std::u32string all = utf8::decode_all(text(object, "text"));
    const auto words = [&](std::int64_t begin, std::int64_t end) {
      if (begin < 0 || end < begin || end > static_cast<std::int64_t>(all.size()))
        refuse("a place lies outside the text");
      return utf8::encode(
          std::u32string_view(all).substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
    };
    const auto number = [](const json::Value& each, std::string_view key) {
      const auto value = each.find(key);
      return value ? value->integer().value_or(-1) : -1;
    };
    each_of(object, "entities", [&](const json::Value& each) {
      out.entities.push_back({std::to_string(number(each, "id")),
                              {label(text(each, "label"))},
                              {words(number(each, "start_offset"), number(each, "end_offset"))}});
    });
    for (const std::string_view key : {"label", "labels"})
      each_of(object, key, [&](const json::Value& each) {
        if (!each.is_array() || each.size() != 3) refuse("a label is not [begin, end, name]");
        out.entities.push_back({std::to_string(out.entities.size()),
                                {label(std::string(each.at(2).string().value_or("")))},
                                {words(each.at(0).integer().value_or(-1), each.at(1).integer().value_or(-1))}});
      });
    each_of(object, "relations", [&](const json::Value& each) {
      GoldBuilder::Relation made;
      std::string type = text(each, "type");
      const std::size_t colon = type.find(':');
      if (colon != std::string::npos) made.role = type.substr(colon + 1);
      made.type = relation(type.substr(0, colon));
      made.heads = {std::to_string(number(each, "from_id"))};
      made.tails = {std::to_string(number(each, "to_id"))};
      out.relations.push_back(std::move(made));
    });
    return out;
  }

  const std::string& path_;
  GoldBuilder& gold_;
  std::size_t line_ = 1;
  json::Text json_;
};

}  // namespace

bool GoldEntity::has(Label label) const { return std::find(labels.begin(), labels.end(), label) != labels.end(); }

bool GoldEntity::has(std::string_view name) const { return std::find(names.begin(), names.end(), name) != names.end(); }

std::string comparable(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const form = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString normal =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  if (U_SUCCESS(status)) normal = form->normalize(normal, status);
  std::string plain, out;
  normal.toUTF8String(plain);
  for (const char32_t c : utf8::decode_all(plain)) {
    if (utf8::is_space(c) || kMarks.find(c) != std::u32string_view::npos) continue;
    utf8::append(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
  }
  return out;
}

std::vector<GoldDocument> GoldBuilder::build() const {
  Documents documents;
  for (const Article& each : articles_) documents.add(each);
  return documents.take();
}

void read_gold_lines(std::string_view text, const std::string& path, GoldBuilder& gold) {
  LineReader(path, gold).run(text);
}

void read_gold(const std::filesystem::path& path, GoldBuilder& gold) {
  const std::string ending = path.extension().string();
  const std::string text = read_text_file(path);
  if (ending == ".ann") {
    std::filesystem::path page = path.filename();
    return read_brat(text, path.string(), page.replace_extension(".txt").string(), gold);
  }
  if (ending == ".tsv") return read_webanno(text, path.string(), path.stem().string(), gold);
  read_gold_lines(text, path.string(), gold);
}

}  // namespace govgraph::cli
