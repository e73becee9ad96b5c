import { join } from 'node:path';

export interface ClusterSettings {
  directory: string;
  fsid: string;
  /** Of the monitor, on loopback. */
  monitorPort: number;
}

/** Where a cluster's ceph.conf lies. */
export function configurationPath(directory: string): string {
  return join(directory, 'ceph.conf');
}

/**
 * The ceph.conf of a cluster of one monitor and one OSD, which belongs to one test run: no authentication inside, no
 * second copy, all on loopback, all files in one folder (docs.ceph.com/en/pacific/rados/configuration/).
 */
export function formatConfiguration({ directory, fsid, monitorPort }: ClusterSettings): string {
  return `[global]
fsid = ${fsid}
mon_host = [v2:127.0.0.1:${monitorPort}]
ms_bind_ipv4 = true
ms_bind_ipv6 = false
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
auth_allow_insecure_global_id_reclaim = false
keyring = ${join(directory, 'keyring')}
run_dir = ${directory}
crash_dir = ${directory}
# Paths of sockets must be short, and nobody asks them.
admin_socket =
pid_file =

# One copy in few placement groups: pools are made faster.
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 8
osd_pool_default_pgp_num = 8
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000

# Wait less for other monitors and OSDs: there are none.
paxos_propose_interval = 0.05
osd_pool_default_read_lease_ratio = 0.05

# A disk that is nearly full with other things is no reason to stop.
mon_data_avail_warn = 2
mon_data_avail_crit = 1
mon_osd_full_ratio = 0.97
mon_osd_backfillfull_ratio = 0.96
mon_osd_nearfull_ratio = 0.95

[mon]
mon_data = ${join(directory, 'mon')}

[osd]
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
osd_data = ${join(directory, 'osd')}
osd_objectstore = bluestore
osd_memory_target = 1073741824
bluestore_block_create = true
# 20 GiB, of which the file system holds what is written.
bluestore_block_size = 21474836480

[client]
# Without authentication there is no encryption, which radosgw would ask for.
ms_mon_client_mode = crc
rgw_data = ${join(directory, 'rgw')}
rgw_dns_name = localhost
rgw_thread_pool_size = 64
rgw_run_sync_thread = false
rgw_enable_usage_log = false
rgw_enable_ops_log = false
`;
}
