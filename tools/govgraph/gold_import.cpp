// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <optional>

#include "base/error.hpp"
#include "gold.hpp"

// Annotations of other tools, as gold.
namespace govgraph::cli {
namespace {

std::vector<std::string_view> parts_of(std::string_view text, char between) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t end = text.find(between);
    out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

template <class Use>
void each_line(std::string_view text, Use use) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    use(number, line);
  }
}

[[noreturn]] void refuse(const std::string& path, std::size_t line, const std::string& why) {
  throw InputError(path + ":" + std::to_string(line) + ": " + why);
}

Label label_of(const std::string& path, std::size_t line, std::string_view name) {
  const auto out = label_named(name);
  if (!out) refuse(path, line, "'" + std::string(name) + "' is no label of the ontology");
  return *out;
}

/// "HOLDS_ROLE", or "HOLDS_ROLE:书记".
GoldBuilder::Relation relation_of(const std::string& path, std::size_t line, std::string_view name) {
  GoldBuilder::Relation out;
  const std::size_t colon = name.find(':');
  if (colon != std::string_view::npos) out.role = name.substr(colon + 1);
  const auto type = relation_named(name.substr(0, colon));
  if (!type) refuse(path, line, "'" + std::string(name) + "' is no relation of the ontology");
  out.type = *type;
  return out;
}

/// Standoff lines: "T1<TAB>Person 0 3<TAB>李明", "R1<TAB>HOLDS_ROLE Arg1:T1 Arg2:T2", "A1<TAB>Role R1 书记",
/// "*<TAB>Equiv T1 T2". Notes, events and normalisations are passed over.
class Brat {
 public:
  Brat(const std::string& path, const std::string& document) : path_(path) {
    out_.document = document;
    out_.is_page = true;
  }

  GoldBuilder::Article run(std::string_view text) {
    each_line(text, [&](std::size_t number, std::string_view line) {
      number_ = number;
      if (!line.empty()) read(line);
    });
    for (const auto& [one, other] : equal_) unite(one, other);
    return std::move(out_);
  }

 private:
  void read(std::string_view line) {
    const std::vector<std::string_view> cells = parts_of(line, '\t');
    if (cells.size() < 2) refuse(path_, number_, "no line of brat: it has no tab");
    const std::vector<std::string_view> words = parts_of(cells[1], ' ');
    if (line.front() == 'T') {
      if (cells.size() < 3) refuse(path_, number_, "an entity without its words");
      out_.entities.push_back({std::string(cells[0]), {label_of(path_, number_, words[0])}, {std::string(cells[2])}});
    } else if (line.front() == 'R') {
      if (words.size() < 3) refuse(path_, number_, "a relation without two arguments");
      GoldBuilder::Relation made = relation_of(path_, number_, words[0]);
      made.heads.emplace_back(words[1].substr(std::min(words[1].find(':') + 1, words[1].size())));
      made.tails.emplace_back(words[2].substr(std::min(words[2].find(':') + 1, words[2].size())));
      index_.emplace(cells[0], out_.relations.size());
      out_.relations.push_back(std::move(made));
    } else if (line.front() == 'A' && words.size() >= 3 && (words[0] == "Role" || words[0] == "role")) {
      const auto at = index_.find(std::string(words[1]));
      if (at != index_.end()) out_.relations[at->second].role = words[2];
    } else if (line.front() == '*' && words[0] == "Equiv") {
      for (std::size_t i = 2; i < words.size(); ++i) equal_.emplace_back(words[1], words[i]);
    }
  }

  /// Each takes the other's names, by which they become one.
  void unite(const std::string& one, const std::string& other) {
    const auto entity = [&](const std::string& id) {
      return std::find_if(out_.entities.begin(), out_.entities.end(), [&](const auto& each) { return each.id == id; });
    };
    const auto a = entity(one), b = entity(other);
    if (a == out_.entities.end() || b == out_.entities.end()) return;
    const std::vector<std::string> more = b->names;
    b->names.insert(b->names.begin(), a->names.begin(), a->names.end());
    a->names.insert(a->names.end(), more.begin(), more.end());
  }

  const std::string& path_;
  std::size_t number_ = 0;
  GoldBuilder::Article out_;
  std::map<std::string, std::size_t> index_;
  std::vector<std::pair<std::string, std::string>> equal_;
};

/// "#T_SP=layer|feature|…" and "#T_RL=layer|feature|…|BT_layer" announce columns behind the token's three. A span is
/// "Person", of one token, or "Person[2]", of all tokens with that number; a relation stands at its tail's token, with
/// its head's token and both numbers in the column BT: "1-3[2_1]".
class WebAnno {
 public:
  WebAnno(const std::string& path, const std::string& document) : path_(path) {
    out_.document = document;
    out_.is_page = true;
  }

  GoldBuilder::Article run(std::string_view text) {
    each_line(text, [&](std::size_t number, std::string_view line) {
      number_ = number;
      if (line.starts_with("#T_SP=") || line.starts_with("#T_RL=")) announce(line);
      if (!line.empty() && line.front() != '#') token(parts_of(line, '\t'));
    });
    relate();
    return std::move(out_);
  }

 private:
  struct Column {
    bool of_relation = false, is_base = false, is_value = false;  ///< value: the layer's first feature
  };
  struct Pending {
    std::size_t line;
    std::string type, base, token;
  };

  void announce(std::string_view line) {
    const bool relation = line.starts_with("#T_RL=");
    const std::vector<std::string_view> parts = parts_of(line.substr(6), '|');
    for (std::size_t i = 1; i < parts.size(); ++i)
      columns_.push_back({relation, parts[i].starts_with("BT_"), i == 1 && !parts[i].starts_with("BT_")});
  }

  static std::string_view without_number(std::string_view value) { return value.substr(0, value.find('[')); }
  static std::string_view number_of(std::string_view value) {
    const std::size_t open = value.find('[');
    return open == std::string_view::npos ? "" : value.substr(open + 1, value.size() - open - 2);
  }

  void token(const std::vector<std::string_view>& cells) {
    if (cells.size() < 3) refuse(path_, number_, "no token of WebAnno TSV 3: number, place and words, by tabs");
    if (cells[0].find('.') != std::string_view::npos) return;  // part of a token
    std::vector<std::string> types;
    for (std::size_t i = 0; i < columns_.size() && i + 3 < cells.size(); ++i) {
      const Column& column = columns_[i];
      if (cells[i + 3] == "_" || cells[i + 3].empty()) continue;
      const std::vector<std::string_view> values = parts_of(cells[i + 3], '|');
      if (!column.of_relation && column.is_value)
        for (const std::string_view each : values) span(each, cells);
      if (column.of_relation && column.is_value) types.assign(values.begin(), values.end());
      if (column.of_relation && column.is_base)
        for (std::size_t k = 0; k < values.size() && k < types.size(); ++k)
          pending_.push_back({number_, types[k], std::string(values[k]), std::string(cells[0])});
    }
  }

  /// An id of an entity: its number, or the token where it has none.
  static std::string id_of(std::string_view number, std::string_view token) {
    return number.empty() || number == "0" ? "t" + std::string(token) : "n" + std::string(number);
  }

  void span(std::string_view value, const std::vector<std::string_view>& cells) {
    const std::string_view name = without_number(value);
    if (name == "*" || name.empty()) return;
    const std::string id = id_of(number_of(value), cells[0]);
    const auto [at, fresh] = index_.emplace(id, out_.entities.size());
    if (fresh) out_.entities.push_back({id, {label_of(path_, number_, name)}, {""}});
    out_.entities[at->second].names.front() += cells[2];
  }

  void relate() {
    for (const Pending& each : pending_) {
      GoldBuilder::Relation made = relation_of(path_, each.line, without_number(each.type));
      const std::string_view numbers = number_of(each.base);
      const std::size_t between = std::min(numbers.find('_'), numbers.size());
      made.heads = {id_of(numbers.substr(0, between), without_number(each.base))};
      made.tails = {id_of(numbers.substr(std::min(between + 1, numbers.size())), each.token)};
      for (const std::string& id : {made.heads.front(), made.tails.front()})
        if (!index_.contains(id)) refuse(path_, each.line, "a relation to a span that is not there: " + each.base);
      out_.relations.push_back(std::move(made));
    }
  }

  const std::string& path_;
  std::size_t number_ = 0;
  GoldBuilder::Article out_;
  std::vector<Column> columns_;
  std::map<std::string, std::size_t> index_;
  std::vector<Pending> pending_;
};

}  // namespace

void read_brat(std::string_view annotations, const std::string& path, const std::string& document, GoldBuilder& gold) {
  gold.add(Brat(path, document).run(annotations));
}

void read_webanno(std::string_view text, const std::string& path, const std::string& document, GoldBuilder& gold) {
  gold.add(WebAnno(path, document).run(text));
}

}  // namespace govgraph::cli
