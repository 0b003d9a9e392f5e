// SPDX-License-Identifier: Apache-2.0
#include "outdated.hpp"

#include "interrupt.hpp"
#include "pipeline/reading_version.hpp"
#include "tell.hpp"

namespace govgraph::cli {

void say_if_outdated(const std::string& database) {
  say_if_outdated(*store::Reader::open(database, cancellation()), database);
}

void say_if_outdated(const store::Reader& reader, const std::string& database) {
  const pipeline::Outdated found = pipeline::outdated(reader);
  if (found.documents == 0) return;
  tell(
      "govgraph: {}: {} of {} documents were read by words or rules of another version; "
      "`govgraph build --refresh --db {}{}` reads them again\n",
      database, found.documents, found.all, database, found.own_folder ? " --lexicon DIR" : "");
}

}  // namespace govgraph::cli
