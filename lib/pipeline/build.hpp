// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/cancellation.hpp"
#include "pipeline/problems.hpp"
#include "pipeline/sources.hpp"
#include "text/limits.hpp"

namespace govgraph::pipeline {

/// Which documents of the database a build reads once more, besides those whose files have changed. Of files that are
/// not given it reads the text that the database keeps.
enum class ReadAgain : std::uint8_t {
  kNothing,
  kOutdated,  ///< what was read by other words, rules or passes
  kAll,
};

struct BuildOptions {
  std::size_t threads = 0;                       ///< 0: as many as the machine has
  std::optional<std::filesystem::path> lexicon;  ///< folder of the researcher's own tables
  std::optional<std::filesystem::path>
      decisions;         ///< the file to be in force from now on; none: what is in force stays
  std::string encoding;  ///< of the files; empty: detected for each
  std::string date;      ///< of the issue, ISO; empty: as each file says
  Imprint imprint{};     ///< of the issue, where nothing else is known of it; of `kFallback`
  ReadAgain again = ReadAgain::kNothing;
  text::Limits limits{};            ///< what goes past one is left out with a diagnostic
  std::vector<std::string> worker;  ///< starts a process for parser libraries; empty: they run in this one
  bool prune = false;               ///< forget the documents whose files are not among the sources
  bool ocr = false;                 ///< recognise pages of PDF files that are pictures
  Cancellation cancellation{};      ///< once requested: end, with what is stored whole
};

struct Progress {
  std::size_t documents = 0;
  std::size_t all_documents = 0;
  std::uint64_t bytes = 0;
  std::uint64_t all_bytes = 0;
  std::string document{};  ///< a PDF of which a page was read last; empty: none that is still read
  std::size_t page = 0;    ///< that page, from 1
  std::size_t pages = 0;   ///< of so many; 0: nobody knows yet
};

struct BuildReport {
  std::uint64_t found = 0;            ///< documents that the arguments name
  std::uint64_t added = 0;            ///< read and stored
  std::uint64_t unchanged = 0;        ///< in the database already, with the same bytes
  std::uint64_t failed = 0;           ///< left out: each has a problem that says why
  std::uint64_t bytes = 0;            ///< of the documents added
  std::uint64_t held = 0;             ///< documents in the database in the end, unless interrupted
  std::uint64_t undated = 0;          ///< of the documents added: no date is known
  std::vector<std::string> pruned{};  ///< documents that were forgotten, by path
  std::vector<std::pair<std::string, std::string>>
      moved{};  ///< of these, those that are there under another path: was, is
  bool prune_refused =
      false;  ///< `prune` was left out: some sources could not be looked at, so nobody knows what is gone
  bool interrupted = false;  ///< stopped before all were read and judged
  Problems problems;
  double seconds = 0;
};

/// Reads sources into a database, making it if there is none. Each document is stored as a whole, in one write, as
/// soon as it is read; one that is there with the same bytes is not read again, so a build that was
/// stopped goes on where it was. When all are in, the corpus is judged (which names are one thing). The
/// database holds the same graph whatever the threads, the order and the number of builds.
///
/// With `prune` the database holds in the end what a fresh build of the sources gives; of nothing at all it forgets
/// nothing. Cost beside reading: with `prune` a pass over the headers of documents.
///
/// Memory: a few documents a thread, not the corpus. `progress`, if any, is called after each page of a PDF, each part
/// of a document and each document, on any thread, one call at a time. A source that cannot be read is a problem of the
/// report, also one that makes a pass fail. Throws StorageError (no space, a lock, no permission), CorruptionError (no
/// database, another version), UsageError (another lexicon or other passes, with ReadAgain::kNothing), InputError (a
/// faulty lexicon table or line of decisions).
BuildReport build(const Sources& sources, const std::filesystem::path& database, const BuildOptions& options,
                  const std::function<void(const Progress&)>& progress = {});

}  // namespace govgraph::pipeline
