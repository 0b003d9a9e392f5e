# SPDX-License-Identifier: Apache-2.0
# govgraph_module(<name> SOURCES <cpp>... HEADERS <hpp>... DEPS <modules>... LIBRARIES <third-party targets>...)
#
# One static library of the house. DEPS are the only modules whose headers it may include: the
# one-way order of the modules is this list (tests/layering checks the includes against it).
# LIBRARIES stay private: third-party types never appear in a public header.
function(govgraph_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;HEADERS;DEPS;LIBRARIES" ${ARGN})
  add_library(govgraph_${name} STATIC ${ARG_SOURCES})
  add_library(govgraph::${name} ALIAS govgraph_${name})
  target_sources(govgraph_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/lib
                                         FILES ${ARG_HEADERS})
  set_target_properties(govgraph_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  govgraph_warnings(govgraph_${name})
  list(TRANSFORM ARG_DEPS PREPEND govgraph::)
  target_link_libraries(govgraph_${name} PUBLIC ${ARG_DEPS} PRIVATE ${ARG_LIBRARIES})
  set_property(GLOBAL APPEND PROPERTY GOVGRAPH_MODULES ${name})
endfunction()

# govgraph_inlines_own(<module>...): their functions may be inlined into one another. Position-independent code leaves
# that out where another library could put its own in their place; ours are linked into programs alone.
function(govgraph_inlines_own)
  foreach(name IN LISTS ARGN)
    target_compile_options(govgraph_${name} PRIVATE -fno-semantic-interposition)
  endforeach()
endfunction()

# govgraph_unit_tests(<module> SOURCES <cpp>... [LIBRARIES <targets>...]): one Catch2 binary a module.
function(govgraph_unit_tests module)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBRARIES" ${ARGN})
  add_executable(${module}_test ${ARG_SOURCES})
  target_link_libraries(${module}_test PRIVATE govgraph::${module} ${ARG_LIBRARIES} Catch2::Catch2WithMain)
  target_include_directories(${module}_test PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(${module}_test PRIVATE GOVGRAPH_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  govgraph_warnings(${module}_test)
  catch_discover_tests(${module}_test TEST_PREFIX "${module}: " PROPERTIES LABELS unit)
endfunction()

function(govgraph_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Wconversion -Wno-sign-conversion)
  if(GOVGRAPH_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()
