// SPDX-License-Identifier: Apache-2.0
#include "exchange/jsonl_import.hpp"

#include <algorithm>
#include <array>
#include <istream>
#include <set>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "exchange/stored_document.hpp"

namespace govgraph::exchange {
namespace {

class LineReader {
 public:
  LineReader(std::istream& in, const std::string& name, const ImportSink& sink, const Cancellation& cancellation)
      : in_(in), name_(name), sink_(sink), cancellation_(cancellation), piece_(kPiece) {}

  ImportCounts run() {
    while (next_line())
      if (line_.find_first_not_of(" \t\r") != std::string::npos) read_line();
    if (in_.bad()) throw InputError(name_ + ": cannot be read to its end");
    if (counts_.documents == 0)
      throw InputError(
          name_ + ": holds no documents; import reads what `govgraph export --format jsonl` writes without filters");
    return counts_;
  }

 private:
  static constexpr std::size_t kPiece = std::size_t{64} * 1024;

  /// Piece by piece, so that a file without line ends is neither waited for nor held in whole.
  bool next_line() {
    line_.clear();
    ++counts_.lines;
    do {
      in_.clear(in_.rdstate() & ~std::ios::failbit);
      in_.getline(piece_.data(), static_cast<std::streamsize>(piece_.size()));
      cancellation_.check();  // a signal ends waiting for input, too, as if that had ended
      line_.append(piece_.data(), static_cast<std::size_t>(in_.gcount()) - (in_.good() ? 1 : 0));
      if (line_.size() > kLongestLine) refuse("a line of more than " + std::to_string(kLongestLine >> 20) + " MiB");
    } while (in_.fail() && !in_.eof() && !in_.bad());
    if (!in_.eof() || !line_.empty()) return !in_.bad();
    --counts_.lines;
    return false;
  }

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
    if (*kind->string() != "document") return skip(*kind->string());
    tell_origin({});
    try {
      read_document(*object);
    } catch (const BadDocument& bad) {
      refuse(bad.what());
    }
  }

  void skip(std::string_view kind) const {
    constexpr std::array<std::string_view, 3> kAssembled{"article", "node", "edge"};
    if (std::find(kAssembled.begin(), kAssembled.end(), kind) == kAssembled.end())
      refuse("unknown kind \"" + std::string(kind) + "\"; there are graph, document, article, node and edge");
  }

  void read_origin(const json::Value& object) {
    const auto text = [&](std::string_view key) {
      const auto value = object.find(key);
      if (value && !value->string()) refuse("\"" + std::string(key) + "\" is not a string");
      return std::string(value ? *value->string() : "");
    };
    if (const auto key = object.repeated_key()) refuse("\"" + std::string(*key) + "\" stands twice in one object");
    const auto version = object.find("version");
    if (!version || !version->integer() || *version->integer() < 1) refuse("\"version\" is not a number from 1");
    if (*version->integer() > kJsonlVersion)
      refuse("written by a newer govgraph; import it with that one, or export it there once more");
    if (told_)
      refuse("a second line of kind \"graph\", or one after documents; import the files one by one, with --add");
    tell_origin({text("lexicon"), text("passes"), text("options"), text("decisions")});
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
  const Cancellation& cancellation_;
  std::vector<char> piece_;
  bool told_ = false;
  std::string line_;
  json::Text json_;
  std::set<std::string> paths_;
  ImportCounts counts_;
};

}  // namespace

ImportCounts import_jsonl(std::istream& in, const std::string& name, const ImportSink& sink,
                          const Cancellation& cancellation) {
  return LineReader(in, name, sink, cancellation).run();
}

}  // namespace govgraph::exchange
