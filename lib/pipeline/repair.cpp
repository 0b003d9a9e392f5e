// SPDX-License-Identifier: Apache-2.0
#include "pipeline/repair.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "pipeline/decisions.hpp"
#include "pipeline/judging.hpp"
#include "pipeline/load.hpp"
#include "store/check.hpp"
#include "store/salvage.hpp"
#include "store/writer.hpp"

namespace govgraph::pipeline {
namespace {

namespace fs = std::filesystem;

/// Begins a text that has lost its name, so that people know it again.
std::string beginning_of(const std::string& text) {
  constexpr std::size_t kMost = 90;
  std::string out;
  utf8::squeeze(std::string_view(text).substr(0, kMost), out);
  return utf8::encode(utf8::decode_all(out).substr(0, 20));
}

class Repairer {
 public:
  Repairer(const store::Salvage& salvage, const fs::path& into, const RepairOptions& options)
      : salvage_(salvage), options_(options), lexicon_(options.lexicon.value_or("")), writer_(open(into)) {}

  RepairReport run() {
    salvage_.visit([this](store::Remains& remains) {
      ++met_;
      take(remains);
    });
    if (const auto expected = salvage_.expected(); expected && *expected > met_)
      report_.lost.push_back(fmt::format(
          "{} more documents, of which not even the names can be read: build all files again", *expected - met_));
    if (!salvage_.stamp())
      report_.lost.emplace_back(
          "with which lexicon and passes it was built cannot be read: `govgraph build --refresh` reads all with those "
          "of this program");
    if (salvage_.is_half_loaded())
      report_.lost.emplace_back("an import into it did not come to its end: import again what is missing");
    if (salvage_.may_miss_some())
      report_.lost.emplace_back(
          "the log, which is damaged or cannot be checked, may have held more documents, whose names cannot be read: "
          "build again what was built last");
    const Cancellation& cancellation = options_.cancellation;
    if (const std::string decisions = salvage_.decisions(); !decisions.empty())
      apply_decisions(writer_, decisions, "decisions of the damaged database", cancellation);
    else
      judge_corpus(writer_, cancellation);
    writer_.finish();
    return std::move(report_);
  }

 private:
  store::Writer open(const fs::path& into) const {
    store::OpenOptions options;
    options.stamp = salvage_.stamp().value_or(store::BuildStamp());
    options.bulk = true;
    options.cancellation = options_.cancellation;
    return store::Writer::open(into.string(), options);
  }

  void take(store::Remains& remains) {
    if (!remains.info) return lose_nameless(remains);
    const std::string path = remains.info->path;
    if (!remains.source) return lose(path, "its text cannot be read");
    if (remains.statements) return put(remains);
    Diagnostics why;
    if (!read_again(remains, why)) lose(path, "its statements cannot be read, nor its text again");
  }

  void put(store::Remains& remains) {
    DocumentInfo& info = *remains.info;
    DocumentFacts facts;
    facts.path = std::move(info.path);
    facts.digest = std::move(info.digest);
    facts.encoding = std::move(info.encoding);
    facts.date = std::move(info.date);
    facts.source = std::move(*remains.source);
    facts.articles = std::move(info.articles);
    facts.entities = std::move(remains.statements->entities);
    facts.edges = std::move(remains.statements->edges);
    facts.imprint = std::move(info.imprint);
    facts.layout = std::move(remains.layout);
    writer_.put(std::move(facts));
    ++report_.documents;
  }

  bool read_again(const store::Remains& remains, Diagnostics& diagnostics) {
    const DocumentInfo& info = *remains.info;
    LoadOptions options;
    options.encoding = "UTF-8";
    options.date = info.date;
    options.lexicon = &lexicon_.get();
    options.rules = &lexicon_.rules();
    std::optional<text::PlainText> text = load_stored(info, *remains.source, options, diagnostics);
    if (!text) return false;
    text->layout = decode_layout(remains.layout).value_or(Layout());
    std::optional<DocumentFacts> facts = facts_of(std::move(*text), options, diagnostics);
    if (!facts) return false;
    writer_.put(std::move(*facts));
    report_.read_again.push_back(info.path);
    ++report_.documents;
    return true;
  }

  void lose(const std::string& path, std::string_view why) {
    report_.lost.push_back(fmt::format("{}: {}: build its file again", path, why));
  }

  void lose_nameless(const store::Remains& remains) {
    const std::string text = remains.source ? fmt::format(", which begins “{}”", beginning_of(*remains.source)) : "";
    report_.lost.push_back(fmt::format("the document {}{}: its name cannot be read: build its file again",
                                       hex64(static_cast<std::uint64_t>(remains.id)), text));
  }

  const store::Salvage& salvage_;
  const RepairOptions& options_;
  ChosenLexicon lexicon_;
  store::Writer writer_;
  std::uint64_t met_ = 0;
  RepairReport report_;
};

/// The first of "town.db.damaged", "town.db.damaged-2" … that is not there.
fs::path free_name(const fs::path& database, const std::string& suffix) {
  std::string plain = database.string();
  while (plain.size() > 1 && plain.back() == '/') plain.pop_back();
  for (int i = 1;; ++i) {
    fs::path out = i == 1 ? plain + suffix : fmt::format("{}{}-{}", plain, suffix, i);
    if (!fs::exists(fs::symlink_status(out))) return out;
  }
}

[[noreturn]] void refuse_swap(const fs::path& database, const fs::path& made) {
  throw StorageError(fmt::format("{} cannot be renamed ({}); the repaired database is whole and lies at {}",
                                 database.string(), std::strerror(errno), made.string()));
}

/// `made` takes the place of `database`, which is called `kept` from then on. At no moment is neither there.
void swap_in(const fs::path& made, const fs::path& database, const fs::path& kept) {
  if (::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, database.c_str(), RENAME_EXCHANGE) == 0) {
    if (::rename(made.c_str(), kept.c_str()) != 0) refuse_swap(database, made);
    return;
  }
  if (errno != EINVAL && errno != ENOSYS) refuse_swap(database, made);
  if (::rename(database.c_str(), kept.c_str()) != 0 || ::rename(made.c_str(), database.c_str()) != 0)
    refuse_swap(database, made);
}

void sync_folder_of(const fs::path& path) {
  const int folder = ::open(fs::absolute(path).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  ::fsync(folder);
  ::close(folder);
}

}  // namespace

RepairReport repair(const fs::path& damaged, const fs::path& into, const RepairOptions& options) {
  std::error_code ignored;
  if (fs::exists(into, ignored) && !(fs::is_directory(into, ignored) && fs::is_empty(into, ignored)))
    throw UsageError(into.string() + " exists: give the name of a new database");
  const fs::path scratch = into / store::kSalvageFolder;
  RepairReport report;
  {
    const store::Salvage salvage(damaged.string(), scratch.string(), options.cancellation);
    report = Repairer(salvage, into, options).run();
  }
  fs::remove_all(scratch, ignored);
  const store::CheckReport check = store::check(into.string(), options.cancellation);
  if (!check.sound())
    throw CorruptionError(into.string() + ": the repaired database is not sound (" + check.faults.front() +
                          "): build all files into a new database");
  report.kept = damaged;
  return report;
}

RepairReport repair_in_place(const fs::path& database, const RepairOptions& options) {
  const fs::path made = free_name(database, ".repairing");
  RepairReport report;
  try {
    report = repair(database, made, options);
  } catch (...) {
    std::error_code ignored;
    fs::remove_all(made, ignored);
    throw;
  }
  report.kept = free_name(database, ".damaged");
  swap_in(made, database, report.kept);
  sync_folder_of(report.kept);
  return report;
}

}  // namespace govgraph::pipeline
