# In the interpreter that a snapshot is made of, the module has this name.
from apm.host.build.snapshot_importer import ArchiveImporter as ArchiveImporter
from apm.host.build.snapshot_importer import LateLibrary as LateLibrary
from apm.host.build.snapshot_importer import forget_archive as forget_archive
from apm.host.build.snapshot_importer import module_names as module_names
