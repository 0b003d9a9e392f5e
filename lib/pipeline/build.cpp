// SPDX-License-Identifier: Apache-2.0
#include "pipeline/build.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <utility>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/ordered_work.hpp"
#include "base/text_file.hpp"
#include "lexicon/own_words.hpp"
#include "model/decision.hpp"
#include "pipeline/decisions.hpp"
#include "pipeline/judging.hpp"
#include "pipeline/load.hpp"
#include "pipeline/reading_version.hpp"
#include "store/reader.hpp"
#include "store/writer.hpp"

namespace govgraph::pipeline {
namespace {

/// Bytes of documents under way for each thread: an unusually large one waits for the others.
constexpr std::uint64_t kBudgetPerThread = 2u << 20;
/// What a small document costs beside its bytes, so that a thousand tiny ones are not all read ahead.
constexpr std::uint64_t kCostPerDocument = 64u << 10;

struct Outcome {
  enum class Kind { kAdded, kUnchanged, kFailed } kind = Kind::kFailed;
  std::optional<store::Prepared> document;  ///< of kAdded
  std::uint64_t bytes = 0;                  ///< of its text
  bool undated = false;
  std::uint64_t told = 0;  ///< bytes of the file that progress was told of
  Diagnostics diagnostics;
};

store::Writer open_writer(const std::filesystem::path& database, const store::BuildStamp& stamp,
                          const BuildOptions& how) {
  store::OpenOptions options;
  options.cancellation = how.cancellation;
  options.stamp = stamp;
  options.restamps = how.again != ReadAgain::kNothing;
  return store::Writer::open(database.string(), options);
}

Diagnostic fault_of_ours(const std::string& id, const std::exception& error) {
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr)
    return {
        "out-of-memory", Severity::kError, id, 0, 0, "takes more memory than there is; split it, or use --threads 1"};
  return {"reader-failed",
          Severity::kError,
          id,
          0,
          0,
          std::string("cannot be read by a fault of the program (") + error.what() + "); please report the file"};
}

class Builder {
 public:
  Builder(const Sources& sources, const std::filesystem::path& database, const BuildOptions& options,
          const std::function<void(const Progress&)>& progress)
      : files_(sources.files),
        options_(options),
        progress_(progress),
        lexicon_(options.lexicon.value_or("")),
        decisions_(options.decisions ? read_text_file(*options.decisions) : ""),
        stamp_(reading_stamp(lexicon_)),
        writer_(open_writer(database, stamp_, options)),
        database_(database.string()),
        problems_at_start_(sources.problems),
        given_(static_cast<std::ptrdiff_t>(files_.size())),
        workers_(options.worker.empty() ? nullptr : std::make_shared<text::Workers>(options.worker, options.limits)) {
    if (options.decisions) parse_decisions(decisions_, options.decisions->string());  // before anything is read
    if (options.again != ReadAgain::kNothing) add_stored(store::Reader::open(database.string()));
    if (options.again == ReadAgain::kOutdated) changed_words_ = words_that_changed();
    writer_.keep_own_words(lexicon_.own_words());
    report_.found = files_.size() + sources.problems.size();
    for (const Diagnostic& problem : sources.problems) report_.problems.add({problem}, true);
    for (const Diagnostic& note : sources.notes) report_.problems.add({note});
    report_.failed = sources.problems.size();
    done_.all_documents = files_.size();
    for (const Source& source : files_) done_.all_bytes += source.bytes;
  }

  BuildReport run() {
    const auto start = std::chrono::steady_clock::now();
    try {
      read_all();
    } catch (const CancelledError&) {
      report_.interrupted = true;
    }
    report_.interrupted ? writer_.flush() : writer_.finish();
    if (!report_.interrupted) report_.held = writer_.documents_held();
    report_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return std::move(report_);
  }

 private:
  void read_all() {
    const Cancellation& cancellation = options_.cancellation;
    OrderedWork<Outcome>(plan()).run();
    if (done_.documents < done_.all_documents) throw CancelledError("stopped before all documents were read");
    if (options_.prune) prune();
    if (options_.decisions) decide(writer_, decisions_, options_.decisions->string(), cancellation);
    if (needs_judging(writer_)) judge_corpus(writer_, cancellation);
    if (options_.again != ReadAgain::kNothing) writer_.restamp();
  }

  bool is_given(const std::string& id) const {
    const auto at = std::lower_bound(files_.begin(), files_.begin() + given_, id,
                                     [](const Source& a, const std::string& b) { return a.id < b; });
    return at != files_.begin() + given_ && at->id == id;
  }

  /// Forgets what is in the database and not among the sources. What could not be looked at may hold anything.
  void prune() {
    report_.prune_refused = !problems_at_start_.empty() || given_ == 0;
    if (report_.prune_refused) return;
    writer_.flush();
    const auto documents = store::Reader::open(database_, options_.cancellation)->documents();
    std::map<std::string, std::string> at;  // by digest: one that is given
    for (const DocumentInfo& each : documents)
      if (is_given(each.path)) at.emplace(each.digest, each.path);
    for (const DocumentInfo& each : documents) {
      options_.cancellation.check();
      if (is_given(each.path)) continue;
      writer_.forget(each.path);
      report_.pruned.push_back(each.path);
      if (const auto now = at.find(each.digest); now != at.end()) report_.moved.emplace_back(each.path, now->second);
    }
  }

  OrderedWork<Outcome>::Plan plan() {
    OrderedWork<Outcome>::Plan plan;
    plan.count = files_.size();
    plan.threads = options_.threads > 0 ? options_.threads : std::max(1u, std::thread::hardware_concurrency());
    plan.budget = plan.threads * kBudgetPerThread;
    plan.cost = [this](std::size_t item) { return kCostPerDocument + files_[item].bytes; };
    plan.work = [this](std::size_t item) { return read(files_[item]); };
    plan.take = [this](std::size_t item, Outcome outcome) { take(files_[item], std::move(outcome)); };
    plan.stop = [cancellation = options_.cancellation] { return cancellation.requested(); };
    return plan;
  }

  /// Documents of the database whose files were not given are read again from the text that it keeps.
  void add_stored(std::unique_ptr<store::Reader> reader) {
    std::vector<Source> stored;
    for (const DocumentInfo& document : reader->documents()) {
      const auto given = std::lower_bound(files_.begin(), files_.end(), document.path,
                                          [](const Source& a, const std::string& id) { return a.id < id; });
      if (given == files_.end() || given->id != document.path) stored.push_back({document.path, "", document.bytes});
    }
    files_.insert(files_.end(), stored.begin(), stored.end());
    reader_ = std::move(reader);
  }

  /// On any thread. A fault of ours that one document brings to light costs that document, not the build.
  Outcome read(const Source& source) const {
    try {
      return source.path.empty() ? read_stored(source) : read_file(source);
    } catch (const Error&) {
      throw;
    } catch (const std::exception& error) {
      Outcome out;
      out.diagnostics.push_back(fault_of_ours(source.id, error));
      return out;
    }
  }

  LoadOptions load_options(std::string encoding, std::string date) const {
    LoadOptions out;
    out.encoding = std::move(encoding);
    out.date = std::move(date);
    out.limits = options_.limits;
    out.cancellation = options_.cancellation;
    out.workers = workers_;
    out.lexicon = &lexicon_.get();
    out.rules = &lexicon_.rules();
    out.ocr = options_.ocr;
    return out;
  }

  Outcome read_file(const Source& source) const {
    Outcome out;
    LoadOptions loading = load_options(options_.encoding, options_.date);
    loading.imprint = options_.imprint;
    loading.page_read = [&](std::size_t page, std::size_t pages) { tell_page(source.id, page, pages); };
    std::optional<std::string> bytes = read_bytes(source, loading, out.diagnostics);
    if (!bytes) return out;
    if (is_current(source.id, digest_with(source, digest_of(*bytes)))) {
      out.kind = Outcome::Kind::kUnchanged;
      return out;
    }
    std::optional<text::PlainText> text = load(source, std::move(*bytes), loading, out.diagnostics);
    if (text) extract_from(source, std::move(*text), loading, out);
    return out;
  }

  Outcome read_stored(const Source& source) const {
    Outcome out;
    const DocumentInfo info = reader_->document(source.id).value();
    if (is_current(source.id, info.digest)) {
      out.kind = Outcome::Kind::kUnchanged;
      return out;
    }
    const LoadOptions loading = load_options("UTF-8", info.date);
    std::optional<text::PlainText> text = load_stored(info, reader_->source(source.id), loading, out.diagnostics);
    if (!text) return out;
    text->layout = decode_layout(reader_->layout(source.id)).value_or(Layout());
    extract_from(source, std::move(*text), loading, out);
    return out;
  }

  void extract_from(const Source& source, text::PlainText text, LoadOptions options, Outcome& out) const {
    out.bytes = text.utf8.size();
    options.read_up_to = [&](std::uint64_t end) {
      // Of a file that holds more than its text, a share of its bytes.
      const double share = static_cast<double>(end) / static_cast<double>(std::max<std::uint64_t>(out.bytes, 1));
      const auto done = static_cast<std::uint64_t>(std::min(share, 1.0) * static_cast<double>(source.bytes));
      if (done > out.told) tell_progress(done - std::exchange(out.told, done));
    };
    resolve::PartFacts facts = part_facts_of(text, options, out.diagnostics);
    if (facts.empty()) return;
    std::string layout = encode_layout(text.layout);
    Imprint imprint = std::move(text.imprint);
    if (facts.several()) {
      PackedFacts packed = facts.take_packed(std::move(text.utf8));
      out.undated = packed.document.date.empty();
      packed.document.layout = std::move(layout);
      packed.document.imprint = std::move(imprint);
      out.document = writer_.prepare(std::move(packed), options.cancellation);
    } else {
      DocumentFacts whole = facts.take(std::move(text.utf8));
      out.undated = whole.date.empty();
      whole.layout = std::move(layout);
      whole.imprint = std::move(imprint);
      out.document = writer_.prepare(std::move(whole), options.cancellation);
    }
    out.kind = Outcome::Kind::kAdded;
  }

  /// Whether the document is there and need not be read again.
  bool is_current(const std::string& id, const std::string& digest) const {
    if (options_.again == ReadAgain::kAll) return false;
    {
      const std::lock_guard lock(writing_);
      if (!writer_.holds(id, digest)) return false;
      if (options_.again == ReadAgain::kNothing || writer_.read_by(id) == stamp_) return true;
      if (!changed_words_ || writer_.read_by(id) != reader_->stamp()) return false;
    }
    return !may_hold_changed_words(id);
  }

  /// Where nothing but words of the researcher's own is other than what the database was read by: those.
  std::optional<lexicon::WordsInText> words_that_changed() const {
    const auto built_in = [](const std::string& version) { return version.substr(0, version.find('+')); };
    const store::BuildStamp was = reader_->stamp();
    if (was.passes != stamp_.passes || was.options != stamp_.options) return std::nullopt;
    if (built_in(was.lexicon) != built_in(stamp_.lexicon)) return std::nullopt;
    const std::optional<std::string> before = writer_.own_words();
    const auto words = before ? lexicon::changed_words(*before, lexicon_.own_words()) : std::nullopt;
    return words ? std::optional(lexicon::WordsInText(*words)) : std::nullopt;
  }

  /// What stands in the document, in its name and in what is known of where it comes from is all that is read.
  bool may_hold_changed_words(const std::string& id) const {
    const DocumentInfo info = reader_->document(id).value();
    const std::string text = reader_->source(id);
    std::vector<std::string_view> all{text, id};
    for (const ImprintItem& each : info.imprint) all.push_back(each.value);
    return changed_words_->may_stand_in(all);
  }

  void put(store::Prepared document) {
    const std::lock_guard lock(writing_);
    writer_.put(std::move(document));
  }

  /// On the thread that called.
  void take(const Source& source, Outcome outcome) {
    switch (outcome.kind) {
      case Outcome::Kind::kAdded:
        put(std::move(*outcome.document));
        ++report_.added;
        report_.undated += outcome.undated ? 1 : 0;
        report_.bytes += outcome.bytes;
        break;
      case Outcome::Kind::kUnchanged:
        ++report_.unchanged;
        break;
      case Outcome::Kind::kFailed:
        ++report_.failed;
        break;
    }
    report_.problems.add(outcome.diagnostics, outcome.kind == Outcome::Kind::kFailed);
    const std::lock_guard lock(telling_);
    ++done_.documents;
    if (done_.document == source.id) done_.document.clear();
    done_.bytes += source.bytes - std::min(source.bytes, outcome.told);
    if (progress_) progress_(done_);
  }

  /// On any thread, after a part of a document.
  void tell_progress(std::uint64_t bytes) const {
    const std::lock_guard lock(telling_);
    done_.bytes += bytes;
    if (progress_) progress_(done_);
  }

  /// On any thread, after a page of a PDF, whose bytes count when it has become text.
  void tell_page(const std::string& document, std::size_t page, std::size_t pages) const {
    if (!progress_) return;
    const std::lock_guard lock(telling_);
    done_.document = document;
    done_.page = page;
    done_.pages = pages;
    progress_(done_);
  }

  std::vector<Source> files_;  ///< then those of the database, whose path is empty
  const BuildOptions& options_;
  const std::function<void(const Progress&)>& progress_;
  ChosenLexicon lexicon_;
  std::string decisions_;  ///< the file
  store::BuildStamp stamp_;
  std::unique_ptr<store::Reader> reader_;              ///< of a build that reads all again
  std::optional<lexicon::WordsInText> changed_words_;  ///< of one that reads again what they may stand in alone
  mutable std::mutex writing_;                         ///< the writer's `holds` and `put` may not run side by side
  store::Writer writer_;
  std::string database_;
  const Diagnostics& problems_at_start_;
  std::ptrdiff_t given_;  ///< so many of `files_` were given
  std::shared_ptr<text::Workers> workers_;
  BuildReport report_;
  mutable std::mutex telling_;  ///< of `done_` and `progress_`
  mutable Progress done_;
};

}  // namespace

BuildReport build(const Sources& sources, const std::filesystem::path& database, const BuildOptions& options,
                  const std::function<void(const Progress&)>& progress) {
  return Builder(sources, database, options, progress).run();
}

}  // namespace govgraph::pipeline
