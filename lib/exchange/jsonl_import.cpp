// SPDX-License-Identifier: Apache-2.0
#include "exchange/jsonl_import.hpp"

#include <istream>
#include <set>

#include "base/error.hpp"
#include "base/json.hpp"
#include "exchange/stored_document.hpp"

namespace govgraph::exchange {
namespace {

class LineReader {
 public:
  LineReader(std::istream& in, const std::string& name, const ImportSink& sink) : in_(in), name_(name), sink_(sink) {}

  ImportCounts run() {
    while (std::getline(in_, line_)) {
      ++counts_.lines;
      if (line_.find_first_not_of(" \t\r") != std::string::npos) read_line();
    }
    if (in_.bad()) throw InputError(name_ + ": cannot be read to its end");
    if (counts_.documents == 0)
      throw InputError(
          name_ + ": holds no documents; import reads what `govgraph export --format jsonl` writes without filters");
    return counts_;
  }

 private:
  [[noreturn]] void refuse(const std::string& why) const {
    throw InputError(name_ + ":" + std::to_string(counts_.lines) + ": " + why);
  }

  void read_line() {
    const auto object = json_.parse(line_);
    if (!object)
      refuse("not JSON at byte " + std::to_string(json_.error_offset()) + ": " + std::string(json_.error()) +
             " (is the file cut short?)");
    const auto kind = object->find("kind");
    if (!kind || !kind->string()) refuse("an object without \"kind\"");
    if (*kind->string() == "graph") return read_origin(*object);
    if (*kind->string() != "document") return;
    tell_origin({});
    try {
      read_document(*object);
    } catch (const BadDocument& bad) {
      refuse(bad.what());
    }
  }

  void read_origin(const json::Value& object) {
    const auto text = [&](std::string_view key) {
      const auto value = object.find(key);
      return std::string(value ? value->string().value_or("") : "");
    };
    const auto version = object.find("version");
    if (!version || version->integer().value_or(0) > kJsonlVersion)
      refuse("written by a newer govgraph; import it with that one, or export it there once more");
    tell_origin({text("lexicon"), text("passes"), text("options")});
  }

  void tell_origin(const Origin& origin) {
    if (!told_) sink_.origin(origin);
    told_ = true;
  }

  void read_document(const json::Value& object) {
    DocumentFacts facts = stored_document(object);
    if (!paths_.insert(facts.path).second) refuse("the document " + facts.path + " for the second time");
    ++counts_.documents;
    counts_.entities += facts.entities.size();
    counts_.relations += facts.edges.size();
    sink_.document(std::move(facts));
  }

  std::istream& in_;
  const std::string& name_;
  const ImportSink& sink_;
  bool told_ = false;
  std::string line_;
  json::Text json_;
  std::set<std::string> paths_;
  ImportCounts counts_;
};

}  // namespace

ImportCounts import_jsonl(std::istream& in, const std::string& name, const ImportSink& sink) {
  return LineReader(in, name, sink).run();
}

}  // namespace govgraph::exchange
